import{a as ee}from"./chunk-Y5DAPLIR.js";import{a as Y,b as H,c as X}from"./chunk-27W54I44.js";var R=globalThis,M=R.ShadowRoot&&(R.ShadyCSS===void 0||R.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,F=Symbol(),te=new WeakMap,k=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==F)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(M&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=te.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&te.set(t,e))}return e}toString(){return this.cssText}},ie=r=>new k(typeof r=="string"?r:r+"",void 0,F),S=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((i,s,n)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[n+1],r[0]);return new k(t,r,F)},re=(r,e)=>{if(M)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),s=R.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=t.cssText,r.appendChild(i)}},L=M?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return ie(t)})(r):r;var{is:ze,defineProperty:Pe,getOwnPropertyDescriptor:Ne,getOwnPropertyNames:Oe,getOwnPropertySymbols:Re,getPrototypeOf:Me}=Object,U=globalThis,se=U.trustedTypes,Ue=se?se.emptyScript:"",De=U.reactiveElementPolyfillSupport,E=(r,e)=>r,I={toAttribute(r,e){switch(e){case Boolean:r=r?Ue:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},oe=(r,e)=>!ze(r,e),ne={attribute:!0,type:String,converter:I,reflect:!1,useDefault:!1,hasChanged:oe};Symbol.metadata??=Symbol("metadata"),U.litPropertyMetadata??=new WeakMap;var f=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ne){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(e,i,t);s!==void 0&&Pe(this.prototype,e,s)}}static getPropertyDescriptor(e,t,i){let{get:s,set:n}=Ne(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let c=s?.call(this);n?.call(this,o),this.requestUpdate(e,c,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ne}static _$Ei(){if(this.hasOwnProperty(E("elementProperties")))return;let e=Me(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(E("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(E("properties"))){let t=this.properties,i=[...Oe(t),...Re(t)];for(let s of i)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,s]of t)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let s=this._$Eu(t,i);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let s of i)t.unshift(L(s))}else e!==void 0&&t.push(L(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return re(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,i);if(s!==void 0&&i.reflect===!0){let n=(i.converter?.toAttribute!==void 0?i.converter:I).toAttribute(t,i.type);this._$Em=e,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(e,t){let i=this.constructor,s=i._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let n=i.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:I;this._$Em=s;let c=o.fromAttribute(t,n.type);this[s]=c??this._$Ej?.get(s)??c,this._$Em=null}}requestUpdate(e,t,i,s=!1,n){if(e!==void 0){let o=this.constructor;if(s===!1&&(n=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??oe)(n,t)||i.useDefault&&i.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:s,wrapped:n},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),n!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,n]of i){let{wrapped:o}=n,c=this[s];o!==!0||this._$AL.has(s)||c===void 0||this.C(s,void 0,n,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};f.elementStyles=[],f.shadowRootOptions={mode:"open"},f[E("elementProperties")]=new Map,f[E("finalized")]=new Map,De?.({ReactiveElement:f}),(U.reactiveElementVersions??=[]).push("2.1.2");var Q=globalThis,ae=r=>r,D=Q.trustedTypes,le=D?D.createPolicy("lit-html",{createHTML:r=>r}):void 0,me="$lit$",y=`lit$${Math.random().toFixed(9).slice(2)}$`,fe="?"+y,He=`<${fe}>`,x=document,T=()=>x.createComment(""),z=r=>r===null||typeof r!="object"&&typeof r!="function",G=Array.isArray,Fe=r=>G(r)||typeof r?.[Symbol.iterator]=="function",j=`[ 	
\f\r]`,C=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,de=/-->/g,ce=/>/g,_=RegExp(`>|${j}(?:([^\\s"'>=/]+)(${j}*=${j}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),he=/'/g,pe=/"/g,ge=/^(?:script|style|textarea|title)$/i,Z=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),g=Z(1),it=Z(2),rt=Z(3),$=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),ue=new WeakMap,v=x.createTreeWalker(x,129);function ye(r,e){if(!G(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return le!==void 0?le.createHTML(e):e}var Le=(r,e)=>{let t=r.length-1,i=[],s,n=e===2?"<svg>":e===3?"<math>":"",o=C;for(let c=0;c<t;c++){let l=r[c],d,h,a=-1,u=0;for(;u<l.length&&(o.lastIndex=u,h=o.exec(l),h!==null);)u=o.lastIndex,o===C?h[1]==="!--"?o=de:h[1]!==void 0?o=ce:h[2]!==void 0?(ge.test(h[2])&&(s=RegExp("</"+h[2],"g")),o=_):h[3]!==void 0&&(o=_):o===_?h[0]===">"?(o=s??C,a=-1):h[1]===void 0?a=-2:(a=o.lastIndex-h[2].length,d=h[1],o=h[3]===void 0?_:h[3]==='"'?pe:he):o===pe||o===he?o=_:o===de||o===ce?o=C:(o=_,s=void 0);let m=o===_&&r[c+1].startsWith("/>")?" ":"";n+=o===C?l+He:a>=0?(i.push(d),l.slice(0,a)+me+l.slice(a)+y+m):l+y+(a===-2?c:m)}return[ye(r,n+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},P=class r{constructor({strings:e,_$litType$:t},i){let s;this.parts=[];let n=0,o=0,c=e.length-1,l=this.parts,[d,h]=Le(e,t);if(this.el=r.createElement(d,i),v.currentNode=this.el.content,t===2||t===3){let a=this.el.content.firstChild;a.replaceWith(...a.childNodes)}for(;(s=v.nextNode())!==null&&l.length<c;){if(s.nodeType===1){if(s.hasAttributes())for(let a of s.getAttributeNames())if(a.endsWith(me)){let u=h[o++],m=s.getAttribute(a).split(y),O=/([.?@])?(.*)/.exec(u);l.push({type:1,index:n,name:O[2],strings:m,ctor:O[1]==="."?q:O[1]==="?"?V:O[1]==="@"?K:w}),s.removeAttribute(a)}else a.startsWith(y)&&(l.push({type:6,index:n}),s.removeAttribute(a));if(ge.test(s.tagName)){let a=s.textContent.split(y),u=a.length-1;if(u>0){s.textContent=D?D.emptyScript:"";for(let m=0;m<u;m++)s.append(a[m],T()),v.nextNode(),l.push({type:2,index:++n});s.append(a[u],T())}}}else if(s.nodeType===8)if(s.data===fe)l.push({type:2,index:n});else{let a=-1;for(;(a=s.data.indexOf(y,a+1))!==-1;)l.push({type:7,index:n}),a+=y.length-1}n++}}static createElement(e,t){let i=x.createElement("template");return i.innerHTML=e,i}};function A(r,e,t=r,i){if(e===$)return e;let s=i!==void 0?t._$Co?.[i]:t._$Cl,n=z(e)?void 0:e._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(r),s._$AT(r,t,i)),i!==void 0?(t._$Co??=[])[i]=s:t._$Cl=s),s!==void 0&&(e=A(r,s._$AS(r,e.values),s,i)),e}var B=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,s=(e?.creationScope??x).importNode(t,!0);v.currentNode=s;let n=v.nextNode(),o=0,c=0,l=i[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new N(n,n.nextSibling,this,e):l.type===1?d=new l.ctor(n,l.name,l.strings,this,e):l.type===6&&(d=new W(n,this,e)),this._$AV.push(d),l=i[++c]}o!==l?.index&&(n=v.nextNode(),o++)}return v.currentNode=x,s}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},N=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,s){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=A(this,e,t),z(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==$&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Fe(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&z(this._$AH)?this._$AA.nextSibling.data=e:this.T(x.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,s=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=P.createElement(ye(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(t);else{let n=new B(s,this),o=n.u(this.options);n.p(t),this.T(o),this._$AH=n}}_$AC(e){let t=ue.get(e.strings);return t===void 0&&ue.set(e.strings,t=new P(e)),t}k(e){G(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,s=0;for(let n of e)s===t.length?t.push(i=new r(this.O(T()),this.O(T()),this,this.options)):i=t[s],i._$AI(n),s++;s<t.length&&(this._$AR(i&&i._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=ae(e).nextSibling;ae(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},w=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,s,n){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=n,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(e,t=this,i,s){let n=this.strings,o=!1;if(n===void 0)e=A(this,e,t,0),o=!z(e)||e!==this._$AH&&e!==$,o&&(this._$AH=e);else{let c=e,l,d;for(e=n[0],l=0;l<n.length-1;l++)d=A(this,c[i+l],t,l),d===$&&(d=this._$AH[l]),o||=!z(d)||d!==this._$AH[l],d===p?e=p:e!==p&&(e+=(d??"")+n[l+1]),this._$AH[l]=d}o&&!s&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},q=class extends w{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},V=class extends w{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},K=class extends w{constructor(e,t,i,s,n){super(e,t,i,s,n),this.type=5}_$AI(e,t=this){if((e=A(this,e,t,0)??p)===$)return;let i=this._$AH,s=e===p&&i!==p||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,n=e!==p&&(i===p||s);s&&this.element.removeEventListener(this.name,this,i),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},W=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}};var Ie=Q.litHtmlPolyfillSupport;Ie?.(P,N),(Q.litHtmlVersions??=[]).push("3.3.3");var be=(r,e,t)=>{let i=t?.renderBefore??e,s=i._$litPart$;if(s===void 0){let n=t?.renderBefore??null;i._$litPart$=s=new N(e.insertBefore(T(),n),n,void 0,t??{})}return s._$AI(r),s};var J=globalThis,b=class extends f{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=be(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return $}};b._$litElement$=!0,b.finalized=!0,J.litElementHydrateSupport?.({LitElement:b});var je=J.litElementPolyfillSupport;je?.({LitElement:b});(J.litElementVersions??=[]).push("4.2.2");function gt(r,e,t){let i=qe(e,t);return{first_day:i-r+1,last_day:i}}function yt(r,e){return{type:"sleep_twitch/nights",...{start_date:_e(r.first_day),end_date:_e(r.last_day)},...e?{device_id:e}:{}}}function bt(r){return r.nights.filter(({kind:e})=>e==="night")}function Be(r){return Date.parse(`${r}T00:00:00Z`)/864e5}function _e(r){return new Date(r*864e5).toISOString().slice(0,10)}function qe(r,e){let t=new Intl.DateTimeFormat("sv-SE",{timeZone:e,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",hourCycle:"h23"}).format(r);return Be(t.slice(0,10))+(Number(t.slice(11,13))<12?0:1)}function vt({node:r,night:e}){let t=[];return e?.provisional&&t.push("provisional"),e?.kind==="nap"&&!e.provisional&&t.push("nap"),r.simulated&&t.push("simulated"),t}function xt({node:r,night:e}){let t=[];return r.connected||t.push("offline"),e&&(e.summary.time_in_bed_s===null&&t.push("presence_unknown"),(e.summary.coverage??1)<.8&&t.push("low_coverage"),e.summary.breathing_related_series.length>0&&t.push("breathing")),t}var Ve=new Set(["timeout","disconnected","other","unknown_command"]);function xe(r,e){return g`
    <div class="skeleton" role="status" aria-label=${r(e?"loading.nights":"loading")}>
      <span class="line wide"></span>
      <span class="line"></span>
      <span class="block"></span>
    </div>
  `}function $e(r,e,t,i){let{failure:s,message:n}=r;return g`
    <div class="state" role="alert">
      ${Ae()}
      <h2>${ve(`failure.${s}`,t,e)}</h2>
      <p>${ve(`failure.${s}.help`,t,e,{message:n})}</p>
      ${Ve.has(s)?g`<button type="button" class="retry" @click=${i}>${e("failure.retry")}</button>`:p}
    </div>
  `}function kt(r,e,t,i=!1){let{node:s,sleeper:n}=r,o=s.in_bed===!0?"empty.in_bed":"empty.connected";return g`
    ${e}
    <div class="state">
      ${Ae()}
      <h3>${t(i?"empty.title.nights":"empty.title")}</h3>
      <p>${t(i?"empty.text.nights":"empty.text",{name:n.name})}</p>
      <p>${t(s.connected?o:"notice.offline")}</p>
    </div>
  `}function St(r,e,t,i){let s=i.percent(e.night?.summary.coverage??1);return g`<p class="notice ${r}" role="note">${t(`notice.${r}`,{coverage:s})}</p>`}function ve(r,e,t,i={}){let s=`${r}.nights`;return t(e&&X(s)?s:r,i)}function Ae(){return g`
    <svg class="moon" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M30 6a18 18 0 1 0 12 30A16 16 0 0 1 30 6z"></path>
      <path class="twitch" d="M4 30h9l3-9 5 16 4-10 2 3h6"></path>
    </svg>
  `}var Ke={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH",none:"en-US"},We=864e5;function Se(r,e){return r.time_zone==="server"?e:Intl.DateTimeFormat().resolvedOptions().timeZone}function Ee(r,e,t){let i={timeZone:e,...Ze(r)},s=i.hourCycle==="h12"?"numeric":"2-digit",n=new Intl.DateTimeFormat(r.language,{...i,hour:s,minute:"2-digit"}),o=new Intl.DateTimeFormat(r.language,{...i,hour:s,minute:"2-digit",second:"2-digit"}),c=new Intl.DateTimeFormat(r.language,{...i,hour:"numeric"}),l=new Intl.DateTimeFormat(r.language,{timeZone:e,weekday:"short",day:"numeric",month:"short"}),d=a=>{let u=new Intl.DateTimeFormat(r.language,{timeZone:"UTC",...a});return m=>u.format(m*We)},h=(a,u=0)=>we(r,u).format(a);return{timeZone:e,number:h,percent:a=>we(r,0,"percent").format(a),time:a=>n.format(a),timeExact:a=>o.format(a),hour:a=>Je(c,a),day:a=>l.format(a),date:d({day:"numeric",month:"short"}),dateLong:d({weekday:"short",day:"numeric",month:"short",year:"numeric"}),month:d({month:"short",year:"numeric"}),hoursMinutes:a=>{let u=Math.round(a/60),m={hours:h(Math.floor(u/60)),minutes:h(u%60)};return t(u<60?"length.minutes":"length.hours_minutes",m)},seconds:a=>t("length.seconds",{seconds:h(a,Qe(a))})}}function Qe(r){return r<1?2:r<10?1:0}function we(r,e,t="decimal"){return new Intl.NumberFormat(Ge(r),{style:t,useGrouping:r.number_format!=="none",minimumFractionDigits:e,maximumFractionDigits:e})}function Ge(r){return r.number_format==="language"?r.language:Ke[r.number_format]}function Ze(r){return r.time_format==="12"?{hourCycle:"h12"}:r.time_format==="24"?{hourCycle:"h23"}:r.time_format==="system"?{hourCycle:ke(void 0)?"h12":"h23"}:{hourCycle:ke(r.language)?"h12":"h23"}}function ke(r){return!!new Intl.DateTimeFormat(r,{hour:"numeric"}).resolvedOptions().hour12}function Je(r,e){return r.formatToParts(e).filter(({type:i})=>i==="hour"||i==="dayPeriod").map(({value:i})=>i).join(" ")}var Ce=class extends b{constructor(){super();this.isOfMany=!1;this._request=0;this._handleKeydown=t=>{this.handleKey?.(t)};this._handleVisible=()=>{document.visibilityState==="visible"&&this.ask()};this.state={status:"loading"},this.words=H()}static{this.properties={config:{attribute:!1},hass:{attribute:!1},state:{state:!0},words:{state:!0}}}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",this._handleVisible),this.hasUpdated&&this.ask()}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",this._handleVisible),clearTimeout(this._timer)}shouldUpdate(t){if(!t.has("hass")||t.size>1)return!0;let i=t.get("hass");return i?.locale!==this.hass?.locale||i?.connected!==this.hass?.connected}willUpdate(t){let{hass:i,config:s}=this;if(!i||!s)return;let n=t.get("hass");t.has("hass")&&n?.locale.language!==i.locale.language&&this._speak(i.locale.language),this._format=Ee(i.locale,Se(i.locale,i.config.time_zone),this.words);let o=t.has("hass")&&i.connected&&n?.connected!==!0;(this._isOtherQuestion(t,i,s)||o)&&this.ask()}render(){return g`<ha-card><div class="card" dir="ltr" @keydown=${this._handleKeydown}>${this._renderState()}</div></ha-card>`}async ask(){let{hass:t,config:i}=this;if(!t||!i)return;clearTimeout(this._timer);let s=++this._request,n=await ee(t,this.question(i,t));s!==this._request||!this.isConnected||(this._show(n),this._timer=setTimeout(()=>{document.visibilityState==="visible"&&this.ask()},this.refreshMs(n)))}_renderState(){let{state:t}=this;return t.status==="loading"||!this._format?xe(this.words,this.isOfMany):t.status==="failed"?$e(t,this.words,this.isOfMany,()=>{this.ask()}):this.renderAnswer(t.answer,this._format)}_isOtherQuestion(t,i,s){if(!t.has("config"))return!1;let n=t.get("config");return!n||JSON.stringify(this.question(n,i))!==JSON.stringify(this.question(s,i))}async _speak(t){this.words=H(await Y(t))}_show(t){t.status==="failed"&&(t.failure==="disconnected"||t.failure==="timeout")&&this.state.status==="ready"||(t.status==="failed"&&this.handleFailure?.(t),t.status==="ready"&&this.handleAnswer(t.answer,this.state.status==="ready"?this.state.answer:null),this.state=t)}};var Te=S`
  :host {
    --kind-hypnic-jerk: color-mix(in oklab, var(--deep-orange-color) 85%, var(--primary-text-color));
    --kind-limb-movement: color-mix(in oklab, var(--blue-color) 85%, var(--primary-text-color));
    --kind-small-twitch: color-mix(in oklab, var(--teal-color) 85%, var(--primary-text-color));
    --kind-body-movement: color-mix(in oklab, var(--purple-color) 85%, var(--primary-text-color));
    --kind-bed-transition: var(--primary-text-color);
    --kind-environment: var(--secondary-text-color);
  }
  .hypnic_jerk { fill: var(--kind-hypnic-jerk); }
  .limb_movement { fill: var(--kind-limb-movement); }
  .small_twitch { fill: var(--kind-small-twitch); }
  .body_movement { fill: var(--kind-body-movement); }
  .bed_transition { fill: var(--kind-bed-transition); }
  .environment { fill: var(--kind-environment); }
`;var Ft=[Te,S`
    :host { display: block; }
    .card { color: var(--primary-text-color); container-type: inline-size; padding: 16px; }
    h2, h3, p, dl, dd, header { margin: 0; }
    h2 { font-size: 20px; font-weight: 500; line-height: 1.3; overflow-wrap: anywhere; }
    h3, dt {
      color: var(--secondary-text-color); font-size: 13px; font-weight: 400; hyphens: auto; line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .note, .span, .hint, .scale { color: var(--secondary-text-color); font-size: 12.5px; line-height: 1.4; }
    .span { font-size: 14px; margin-block-start: 2px; }

    header { align-items: flex-start; display: flex; gap: 12px; justify-content: space-between; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; justify-content: flex-end; }
    .chip {
      background: var(--secondary-background-color); border-radius: 999px; font-size: 12px; line-height: 24px; padding: 0 10px;
      white-space: nowrap;
    }
    .chip.provisional::before {
      background: var(--success-color); block-size: 8px; border-radius: 50%; content: ""; display: inline-block; inline-size: 8px;
      margin-inline-end: 6px;
    }
    .notice {
      background: color-mix(in srgb, var(--warning-color) 14%, transparent); border-inline-start: 3px solid var(--warning-color);
      border-radius: 6px; font-size: 13px; line-height: 1.45; margin-block-start: 12px; padding: 8px 12px;
    }
    .notice.breathing {
      background: color-mix(in srgb, var(--info-color) 12%, transparent); border-color: var(--info-color);
    }

    .headline { display: grid; gap: 16px 32px; grid-template-columns: minmax(0, 1fr); margin-block: 18px 20px; }
    .headline .value { font-size: 46px; font-variant-numeric: tabular-nums; font-weight: 300; line-height: 1.15; }
    .headline .unit { color: var(--secondary-text-color); font-size: 16px; font-weight: 400; }
    .periodicity { align-self: end; }
    .row { align-items: baseline; display: flex; gap: 10px; }
    .index { font-size: 20px; font-variant-numeric: tabular-nums; }
    .bar {
      background: var(--divider-color); block-size: 8px; border-radius: 4px; margin-block: 6px 4px; max-inline-size: 320px;
      position: relative;
    }
    .bar .fill { background: var(--kind-limb-movement); block-size: 100%; border-radius: 4px; display: block; min-inline-size: 2px; }
    .bar .chance {
      background: var(--primary-text-color); block-size: 16px; inline-size: 2px; inset-block-start: -4px; position: absolute;
    }

    .figures {
      display: grid; gap: 14px 16px; grid-template-columns: repeat(2, minmax(0, 1fr)); margin-block-start: 8px;
    }
    .counted {
      border-block-start: 1px solid var(--divider-color); color: var(--primary-text-color); font-weight: 500;
      margin-block-start: 16px; padding-block-start: 14px;
    }
    .figures dd { display: flex; flex-direction: column; font-size: 19px; font-variant-numeric: tabular-nums; line-height: 1.35; }
    @container (min-width: 420px) {
      .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .headline { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    }
    @container (min-width: 860px) {
      .figures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
    }

    .hint { margin-block-start: 12px; }
    .detail {
      background: color-mix(in srgb, var(--secondary-text-color) 9%, transparent); border-radius: 12px; margin-block-start: 14px;
      padding: 10px 14px 14px;
    }
    .detail .heading { align-items: center; display: flex; gap: 4px; }
    .detail .name { flex: 1; margin-inline-start: 8px; min-inline-size: 0; }
    .detail h3 { color: var(--primary-text-color); font-size: 16px; font-weight: 500; }
    .detail dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin-block: 8px 10px; }
    .detail dd { font-size: 15px; font-variant-numeric: tabular-nums; line-height: 1.4; }
    .reason { border-inline-start: 3px solid var(--divider-color); font-size: 14px; line-height: 1.5; padding-inline-start: 12px; }
    .emblem { flex: none; }
    button {
      background: none; block-size: 40px; border: 0; border-radius: 50%; color: inherit; cursor: pointer; font: inherit;
      inline-size: 40px; padding: 8px;
    }
    button:hover:not(:disabled) { background: var(--divider-color); }
    button:focus-visible, summary:focus-visible, .rows:focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    button:disabled { cursor: default; opacity: 0.35; }
    button svg { block-size: 24px; display: block; inline-size: 24px; }
    button path { fill: none; stroke: currentColor; stroke-linecap: round; stroke-width: 2px; }

    .table { font-size: 13px; margin-block-start: 12px; }
    summary { border-radius: 4px; color: var(--primary-color); cursor: pointer; inline-size: fit-content; line-height: 32px; }
    .rows { max-block-size: 360px; overflow: auto; }
    table { border-collapse: collapse; inline-size: 100%; }
    caption { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; }
    th, td { font-variant-numeric: tabular-nums; padding: 6px 8px; text-align: start; white-space: nowrap; }
    td.kind { white-space: normal; }
    thead th { background: var(--card-background-color); color: var(--secondary-text-color); font-weight: 500; inset-block-start: 0; position: sticky; }
    tbody tr { border-block-start: 1px solid var(--divider-color); }
    .scale { margin-block-start: 10px; }

    .state { align-items: center; display: flex; flex-direction: column; gap: 8px; padding: 28px 12px; text-align: center; }
    .state h3 { color: var(--primary-text-color); font-size: 18px; font-weight: 500; }
    .state p { color: var(--secondary-text-color); font-size: 14px; line-height: 1.5; max-inline-size: 44ch; overflow-wrap: anywhere; }
    .moon { block-size: 72px; inline-size: 72px; }
    .moon path { fill: var(--divider-color); }
    .moon .twitch {
      fill: none; stroke: var(--kind-limb-movement); stroke-linecap: round; stroke-linejoin: round; stroke-width: 2.5px;
    }
    .retry {
      block-size: auto; border: 1px solid var(--divider-color); border-radius: 999px; color: var(--primary-color); inline-size: auto;
      margin-block-start: 8px; padding: 8px 20px;
    }

    .skeleton { display: flex; flex-direction: column; gap: 14px; }
    .skeleton span { animation: pulse 1.6s ease-in-out infinite alternate; background: var(--divider-color); border-radius: 8px; }
    .skeleton .line { block-size: 18px; inline-size: 40%; }
    .skeleton .wide { inline-size: 65%; }
    .skeleton .block { block-size: 260px; }
    @keyframes pulse { to { opacity: 0.4; } }
    @media (forced-colors: active) {
      .bar { forced-color-adjust: none; }
    }
    @media (prefers-reduced-motion: reduce) {
      .skeleton span { animation: none; }
    }
  `];export{S as a,g as b,it as c,p as d,b as e,gt as f,yt as g,bt as h,Be as i,qe as j,vt as k,xt as l,kt as m,St as n,Ce as o,Te as p,Ft as q};
