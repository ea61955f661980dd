import { cassandraPackages } from './cassandra.ts';
import { kafkaPackages } from './kafka.ts';

// A program: brings what the Java servers need, once. Whoever is to start servers from several processes runs it
// before, since two Mavens at once would write the same local repository.
await kafkaPackages();
await cassandraPackages();
