import{g as m}from"./chunk-FGQ77JXG.js";import{a as c,i as p,p as h}from"./chunk-B4IBNUIO.js";var f=7,x=21,g=4;function D(n,r){let e=[];return n.map(({date:t,summary:o})=>{let i=p(t),a=m(o,r),{coverage:l}=o,d=l!==null&&l>=.8,s=d&&a!==null;return s&&e.push({day:i,value:a}),{day:i,value:a,coverage:l,isSure:d,week:s?S(e):null}})}function R(n){return n.filter(({isSure:r,value:e})=>r&&e!==null).length}function L(n){let r=[];for(let e of n){if(!e.week)continue;let t=r.at(-1),o=t?.at(-1);t&&o&&e.day-o.day<=g?t.push(e):r.push([e])}return r}function u(n,r){let e=(n.length-1)*r,t=n[Math.floor(e)]??Number.NaN,o=n[Math.ceil(e)]??Number.NaN;return t+(o-t)*(e-Math.floor(e))}function k(n){let r=[...n].sort((e,t)=>e-t);return{lower:u(r,.25),median:u(r,.5),upper:u(r,.75)}}function S(n){let r=n.slice(-f),[e]=r,t=n.at(-1);return r.length<f||!e||!t||t.day-e.day>x?null:k(r.map(({value:o})=>o))}function C(n,r,e){let t=n-1;if(t<0)return null;let o=i=>Math.min(Math.max(i,0),t);return e==="ArrowRight"||e==="ArrowUp"?o(r+1):e==="ArrowLeft"||e==="ArrowDown"?o(r<0?t:r-1):e==="PageDown"?o(r+10):e==="PageUp"?o(r-10):e==="Home"?0:e==="End"?t:e==="Escape"?-1:null}var b=class{constructor(r,e){this._host=r,this._observer=new ResizeObserver(([t])=>{t&&e(Math.floor(t.contentRect.width))})}hostConnected(){this._observer.observe(this._host)}hostDisconnected(){this._observer.disconnect()}};var w=c`
  :host { display: block; }
  .chart { border-radius: 8px; cursor: pointer; outline-offset: 4px; touch-action: pan-y; }
  .chart:focus-visible { outline: 2px solid var(--primary-color); }
  svg { display: block; font-family: inherit; overflow: visible; }
  text { dominant-baseline: central; fill: var(--secondary-text-color); font-size: 12px; font-variant-numeric: tabular-nums; }
  .value { text-anchor: end; }
  .day { text-anchor: middle; }
  .grid, .tick { shape-rendering: crispEdges; stroke: var(--divider-color); }
  .cursor { shape-rendering: crispEdges; stroke: var(--primary-text-color); stroke-dasharray: 2 3; }
  @media (forced-colors: active) {
    .chart { forced-color-adjust: none; }
  }
`,N=c`
  .sign { stroke-linejoin: round; stroke-width: 2px; }
  .sign.medication { fill: var(--kind-hypnic-jerk); stroke: var(--kind-hypnic-jerk); }
  .sign.supplement { fill: var(--kind-small-twitch); stroke: var(--kind-small-twitch); }
  .sign.none { fill: var(--card-background-color); }
`,E=c`
  .dot { fill: var(--kind-limb-movement); opacity: 0.55; stroke: var(--kind-limb-movement); stroke-width: 1.5px; }
  .dot.hollow { fill: var(--card-background-color); opacity: 1; }
  .dot.selected { opacity: 1; stroke: var(--primary-text-color); stroke-width: 2px; }
  .band { fill: var(--kind-limb-movement); opacity: 0.16; }
  .median {
    fill: none; pointer-events: none; stroke: color-mix(in oklab, var(--kind-limb-movement) 55%, var(--primary-text-color));
    stroke-linejoin: round; stroke-width: 2.5px;
  }
`,H=[h,w,N,E,c`
    :host { margin-block-start: 16px; min-block-size: 236px; }
    .since { shape-rendering: crispEdges; stroke: var(--secondary-text-color); stroke-dasharray: 4 4; }
    .course { stroke: var(--secondary-text-color); stroke-linecap: round; stroke-width: 3px; }
  `];var _=[1,2,2.5,5];function V(n,r,e,t,o=0){let i=Math.max(M((n>0?n:1)/t),o),a=Math.max(Math.ceil(n/i-1e-9),1),l=i*a;return{ticks:Array.from({length:a+1},(s,y)=>Number((y*i).toPrecision(12))),step:i,y:s=>e-(e-r)*Math.min(Math.max(s,0),l)/l}}function M(n){let r=10**Math.floor(Math.log10(n));return(_.find(t=>t*r>=n*(1-1e-9))??10)*r}export{f as a,D as b,R as c,L as d,k as e,V as f,C as g,b as h,w as i,N as j,E as k,H as l};
