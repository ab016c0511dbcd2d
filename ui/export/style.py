"""How the web page looks: light and dark, narrow and wide, on screen and on paper."""

from ui import theme
from ui.theme import Theme

_RULES = """
:root{color-scheme:light dark;%(light)s}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%%;text-size-adjust:100%%}
body{margin:0;background:var(--window);color:var(--text);overflow-wrap:break-word;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
header{padding-top:32px}
h1{font-size:clamp(26px,4.4vw,40px);line-height:1.15;margin:0 0 12px;letter-spacing:-.01em}
h2{font-size:clamp(21px,2.6vw,27px);line-height:1.25;margin:0 0 12px}
h3{font-size:18px;line-height:1.3;margin:0}
p{margin:0 0 12px;max-width:74ch}
.lead{font-size:19px}
.faint,caption,.tile dt,.tile .ends,.sub{color:var(--faint)}
.small,footer{font-size:14px}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,summary:focus-visible,.scrolls:focus-visible{
outline:3px solid var(--accent);outline-offset:2px}
section{margin:40px 0 0}
section.step{border-top:1px solid var(--line);padding-top:32px}
nav ol{margin:8px 0 0;padding-left:1.4em}
.number{color:var(--accent);font-weight:700;margin-right:.4em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(156px,1fr));gap:12px;margin:20px 0}
.tile,figure,.card{background:var(--card);border:1px solid var(--line);border-radius:10px}
.tile{padding:12px;margin:0}
.tile dt{font-size:14px}
.tile dd{margin:0}
.tile .value{font-size:21px;line-height:1.3;font-weight:650;
font-variant-numeric:tabular-nums}
.tile .ends{font-size:14px;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%%,480px),1fr));gap:16px}
figure:only-child{max-width:860px}
figure{margin:0;padding:14px 16px;min-width:0;break-inside:avoid}
figcaption{margin:0 0 10px}
.sub{font-size:14px;margin:2px 0 0}
svg{display:block;width:100%%;height:auto}
svg.narrow{display:none}
svg text{font-variant-numeric:tabular-nums}
details{margin:10px 0 0}
summary{cursor:pointer;color:var(--accent);font-size:14px;padding:4px 0}
.scrolls{overflow-x:auto}
table{border-collapse:collapse;width:100%%;font-size:15px;font-variant-numeric:tabular-nums}
.scrolls table{font-size:14px;width:auto;min-width:100%%}
.scrolls td,.scrolls th{white-space:nowrap}
caption{text-align:left;font-weight:600;font-size:18px;color:var(--text);padding:0 0 8px}
th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;border-bottom:1px solid var(--line)}
thead th{color:var(--faint);font-weight:500;font-size:14px}
tbody th{font-weight:600}
tbody th .small{font-weight:400}
table.rows td:nth-child(4),table.rows th{overflow-wrap:anywhere}
table.rows th,table.rows td{min-width:6.5em}
.tables>*{margin:28px 0 0}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%%;margin-right:.45em}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%%);white-space:nowrap}
sup a{text-decoration:none}
.sources{padding-left:2.2em;font-size:15px}
.sources li{margin:0 0 6px}
footer{margin-top:48px;padding-bottom:40px;color:var(--faint)}
footer p{border-top:1px solid var(--line);padding-top:16px;max-width:none}
@media (max-width:640px){
header,main,footer{padding-left:14px;padding-right:14px}
.tiles{grid-template-columns:1fr 1fr;gap:8px}
.tile{padding:10px 11px}
.tile .value{font-size:20px}
figure{padding:12px 10px}
svg.wide{display:none}
svg.narrow{display:block}
table.rows,.rows tbody,.rows tr,.rows th,.rows td,.rows caption{display:block}
table.rows thead{position:absolute;clip-path:inset(50%%);width:1px;height:1px;overflow:hidden}
table.rows tr{border-bottom:1px solid var(--line);padding:10px 0}
table.rows th,table.rows td{border:0;padding:0;overflow-wrap:anywhere}
table.rows td:empty{display:none}
table.rows td::before{content:attr(data-label) ": ";color:var(--faint);font-size:14px}
}
@media screen and (prefers-color-scheme:dark){:root{%(dark)s}
%(swap)s}
@media print{
:root{color-scheme:light;%(light)s}
body{font-size:10.5pt;background:#fff}
header,main,footer{max-width:none;padding:0}
section{margin-top:18pt}
section.step{break-before:page;border:0;padding:0}
details>*{display:block}
.charts{grid-template-columns:1fr 1fr}
a{color:inherit;text-decoration:none}
nav{display:none}
}
"""
_ROLES = ("window", "card", "line", "text", "faint", "accent", "good", "warn", "bad")


def sheet() -> str:
    """The style sheet."""
    return _RULES % {
        "light": _variables(theme.LIGHT),
        "dark": _variables(theme.DARK),
        "swap": _swapped(theme.LIGHT, theme.DARK),
    }


def _variables(colors: Theme) -> str:
    found = [f"--{role}:{getattr(colors, role)}" for role in _ROLES]
    found += [f"--s{place}:{color}" for place, color in enumerate(colors.scenarios)]
    return ";".join(found)


def _swapped(light: Theme, dark: Theme) -> str:
    """Each colour of the light theme in a drawing becomes that of the dark one.

    The last of a colour's roles counts; those that are the same in light are so in dark as well.
    """
    roles = (*_ROLES, "groove")
    pairs = {getattr(light, role): getattr(dark, role) for role in roles}
    for of in ("series", "scenarios"):
        pairs |= dict(zip(getattr(light, of), getattr(dark, of), strict=True))
    return "\n".join(
        f'svg [{kind}="{old}"]{{{kind}:{new}}}'
        for old, new in pairs.items()
        if old != new
        for kind in ("fill", "stroke")
    )
