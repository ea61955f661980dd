/**
 * Other shorteners: a chain of them hides where it leads, and a circle never ends. Those that lead to one site only
 * (youtu.be, t.me) are not among them.
 */
export const shortenerHosts: ReadonlySet<string> = new Set(
  (
    'adf.ly amzn.to bit.ly bitly.com bl.ink buff.ly chilp.it clck.ru cli.gs cutt.ly cutt.us db.tt dlvr.it dub.co ' +
    'dub.sh flip.it gg.gg goo.gl hyperurl.co ift.tt is.gd j.mp kutt.it kutt.to lnkd.in mcaf.ee ow.ly po.st qr.ae rb.gy ' +
    'rebrand.ly s.id shorturl.at shorturl.asia shrtco.de smarturl.it snip.ly soo.gd short.io short.gy su.pr sumo.ly ' +
    't.co t.ly tiny.cc tiny.one tinyurl.com tr.im trib.al u.to urlz.fr v.gd vk.cc x.co zpr.io'
  ).split(' '),
);
