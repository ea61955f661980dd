import { z } from 'zod';
import { time } from '../../http/schemas.ts';
import { isConversationId, isDeviceId, isUserId } from '../ids.ts';

/** Longer than any that is accepted, so that the words about names and passwords come from one place. */
const longText = z.string().max(4096);
const label = z.string().max(100).default('').meta({ description: 'What the list of devices shows.' });

export const registerBody = z
  .object({
    name: longText.meta({ description: '2 to 32 letters, digits or . _ -, in any case.' }),
    password: longText.meta({ description: '8 to 1024 characters.' }),
    label,
    invite: z.string().max(64).default('').meta({ description: 'Where registration needs one.' }),
  })
  .meta({ id: 'Register' });

export const logInBody = z.object({ name: longText, password: longText, label }).meta({ id: 'LogIn' });

export const refreshBody = z.object({ refreshToken: z.string().min(1).max(256) }).meta({ id: 'Refresh' });

export const passwordBody = z
  .object({ password: longText, newPassword: longText })
  .meta({ id: 'ChangePassword' });

export const session = z
  .object({
    user: z.string(),
    device: z.string(),
    accessToken: z.string(),
    accessExpiresAt: time,
    refreshToken: z.string(),
    refreshExpiresAt: time,
  })
  .meta({ id: 'Session' });

export const account = z
  .object({
    user: z.string(),
    device: z.string().meta({ description: 'Empty when the token is not bound to a device.' }),
    name: z.string().optional().meta({ description: 'Absent for a user of the host application.' }),
    createdAt: time.optional(),
  })
  .meta({ id: 'Account' });

export const deviceList = z
  .object({
    devices: z.array(
      z.object({
        device: z.string(),
        label: z.string(),
        createdAt: time,
        lastUsedAt: time,
        expiresAt: time,
        current: z.boolean().meta({ description: 'The one that asks.' }),
      }),
    ),
  })
  .meta({ id: 'DeviceList' });

export const server = z
  .object({
    name: z.string(),
    version: z.string(),
    registration: z.enum(['open', 'invite', 'closed']),
    websocketPath: z.string(),
    subprotocols: z.array(z.string()),
  })
  .meta({ id: 'Server' });

export const deviceParams = z.object({
  device: z.string().min(1).max(32).refine(isDeviceId, 'That is no device id.'),
});

export const conversationParams = z.object({
  id: z.string().min(1).max(64).refine(isConversationId, 'That is no conversation id.'),
});

export const userCursor = z
  .string()
  .max(64)
  .refine((value) => value === '' || isUserId(value), 'That is no user id.');
