import{a as tt}from"./chunk-6V76CVE6.js";import{a as Y,b as L,c as X}from"./chunk-GIL6SULZ.js";var N=globalThis,U=N.ShadowRoot&&(N.ShadyCSS===void 0||N.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,F=Symbol(),et=new WeakMap,k=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==F)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(U&&t===void 0){let i=e!==void 0&&e.length===1;i&&(t=et.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&et.set(e,t))}return t}toString(){return this.cssText}},it=r=>new k(typeof r=="string"?r:r+"",void 0,F),S=(r,...t)=>{let e=r.length===1?r[0]:t.reduce((i,s,n)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[n+1],r[0]);return new k(e,r,F)},rt=(r,t)=>{if(U)r.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let i=document.createElement("style"),s=N.litNonce;s!==void 0&&i.setAttribute("nonce",s),i.textContent=e.cssText,r.appendChild(i)}},D=U?r=>r:r=>r instanceof CSSStyleSheet?(t=>{let e="";for(let i of t.cssRules)e+=i.cssText;return it(e)})(r):r;var{is:Tt,defineProperty:zt,getOwnPropertyDescriptor:Pt,getOwnPropertyNames:Rt,getOwnPropertySymbols:Ot,getPrototypeOf:Nt}=Object,M=globalThis,st=M.trustedTypes,Ut=st?st.emptyScript:"",Mt=M.reactiveElementPolyfillSupport,E=(r,t)=>r,I={toAttribute(r,t){switch(t){case Boolean:r=r?Ut:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,t){let e=r;switch(t){case Boolean:e=r!==null;break;case Number:e=r===null?null:Number(r);break;case Object:case Array:try{e=JSON.parse(r)}catch{e=null}}return e}},ot=(r,t)=>!Tt(r,t),nt={attribute:!0,type:String,converter:I,reflect:!1,useDefault:!1,hasChanged:ot};Symbol.metadata??=Symbol("metadata"),M.litPropertyMetadata??=new WeakMap;var f=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=nt){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let i=Symbol(),s=this.getPropertyDescriptor(t,i,e);s!==void 0&&zt(this.prototype,t,s)}}static getPropertyDescriptor(t,e,i){let{get:s,set:n}=Pt(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:s,set(o){let h=s?.call(this);n?.call(this,o),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??nt}static _$Ei(){if(this.hasOwnProperty(E("elementProperties")))return;let t=Nt(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(E("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(E("properties"))){let e=this.properties,i=[...Rt(e),...Ot(e)];for(let s of i)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[i,s]of e)this.elementProperties.set(i,s)}this._$Eh=new Map;for(let[e,i]of this.elementProperties){let s=this._$Eu(e,i);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let s of i)e.unshift(D(s))}else t!==void 0&&e.push(D(t));return e}static _$Eu(t,e){let i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return rt(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){let i=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,i);if(s!==void 0&&i.reflect===!0){let n=(i.converter?.toAttribute!==void 0?i.converter:I).toAttribute(e,i.type);this._$Em=t,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(t,e){let i=this.constructor,s=i._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let n=i.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:I;this._$Em=s;let h=o.fromAttribute(e,n.type);this[s]=h??this._$Ej?.get(s)??h,this._$Em=null}}requestUpdate(t,e,i,s=!1,n){if(t!==void 0){let o=this.constructor;if(s===!1&&(n=this[t]),i??=o.getPropertyOptions(t),!((i.hasChanged??ot)(n,e)||i.useDefault&&i.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:s,wrapped:n},o){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),n!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[s,n]of i){let{wrapped:o}=n,h=this[s];o!==!0||this._$AL.has(s)||h===void 0||this.C(s,void 0,n,h)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};f.elementStyles=[],f.shadowRootOptions={mode:"open"},f[E("elementProperties")]=new Map,f[E("finalized")]=new Map,Mt?.({ReactiveElement:f}),(M.reactiveElementVersions??=[]).push("2.1.2");var G=globalThis,at=r=>r,H=G.trustedTypes,lt=H?H.createPolicy("lit-html",{createHTML:r=>r}):void 0,mt="$lit$",y=`lit$${Math.random().toFixed(9).slice(2)}$`,ft="?"+y,Ht=`<${ft}>`,x=document,T=()=>x.createComment(""),z=r=>r===null||typeof r!="object"&&typeof r!="function",J=Array.isArray,Lt=r=>J(r)||typeof r?.[Symbol.iterator]=="function",j=`[ 	
\f\r]`,C=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ct=/-->/g,ht=/>/g,_=RegExp(`>|${j}(?:([^\\s"'>=/]+)(${j}*=${j}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),dt=/'/g,pt=/"/g,gt=/^(?:script|style|textarea|title)$/i,Q=r=>(t,...e)=>({_$litType$:r,strings:t,values:e}),g=Q(1),Xt=Q(2),te=Q(3),$=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),ut=new WeakMap,v=x.createTreeWalker(x,129);function yt(r,t){if(!J(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return lt!==void 0?lt.createHTML(t):t}var Ft=(r,t)=>{let e=r.length-1,i=[],s,n=t===2?"<svg>":t===3?"<math>":"",o=C;for(let h=0;h<e;h++){let l=r[h],c,d,a=-1,u=0;for(;u<l.length&&(o.lastIndex=u,d=o.exec(l),d!==null);)u=o.lastIndex,o===C?d[1]==="!--"?o=ct:d[1]!==void 0?o=ht:d[2]!==void 0?(gt.test(d[2])&&(s=RegExp("</"+d[2],"g")),o=_):d[3]!==void 0&&(o=_):o===_?d[0]===">"?(o=s??C,a=-1):d[1]===void 0?a=-2:(a=o.lastIndex-d[2].length,c=d[1],o=d[3]===void 0?_:d[3]==='"'?pt:dt):o===pt||o===dt?o=_:o===ct||o===ht?o=C:(o=_,s=void 0);let m=o===_&&r[h+1].startsWith("/>")?" ":"";n+=o===C?l+Ht:a>=0?(i.push(c),l.slice(0,a)+mt+l.slice(a)+y+m):l+y+(a===-2?h:m)}return[yt(r,n+(r[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},P=class r{constructor({strings:t,_$litType$:e},i){let s;this.parts=[];let n=0,o=0,h=t.length-1,l=this.parts,[c,d]=Ft(t,e);if(this.el=r.createElement(c,i),v.currentNode=this.el.content,e===2||e===3){let a=this.el.content.firstChild;a.replaceWith(...a.childNodes)}for(;(s=v.nextNode())!==null&&l.length<h;){if(s.nodeType===1){if(s.hasAttributes())for(let a of s.getAttributeNames())if(a.endsWith(mt)){let u=d[o++],m=s.getAttribute(a).split(y),O=/([.?@])?(.*)/.exec(u);l.push({type:1,index:n,name:O[2],strings:m,ctor:O[1]==="."?B:O[1]==="?"?V:O[1]==="@"?W:w}),s.removeAttribute(a)}else a.startsWith(y)&&(l.push({type:6,index:n}),s.removeAttribute(a));if(gt.test(s.tagName)){let a=s.textContent.split(y),u=a.length-1;if(u>0){s.textContent=H?H.emptyScript:"";for(let m=0;m<u;m++)s.append(a[m],T()),v.nextNode(),l.push({type:2,index:++n});s.append(a[u],T())}}}else if(s.nodeType===8)if(s.data===ft)l.push({type:2,index:n});else{let a=-1;for(;(a=s.data.indexOf(y,a+1))!==-1;)l.push({type:7,index:n}),a+=y.length-1}n++}}static createElement(t,e){let i=x.createElement("template");return i.innerHTML=t,i}};function A(r,t,e=r,i){if(t===$)return t;let s=i!==void 0?e._$Co?.[i]:e._$Cl,n=z(t)?void 0:t._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(r),s._$AT(r,e,i)),i!==void 0?(e._$Co??=[])[i]=s:e._$Cl=s),s!==void 0&&(t=A(r,s._$AS(r,t.values),s,i)),t}var q=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:i}=this._$AD,s=(t?.creationScope??x).importNode(e,!0);v.currentNode=s;let n=v.nextNode(),o=0,h=0,l=i[0];for(;l!==void 0;){if(o===l.index){let c;l.type===2?c=new R(n,n.nextSibling,this,t):l.type===1?c=new l.ctor(n,l.name,l.strings,this,t):l.type===6&&(c=new K(n,this,t)),this._$AV.push(c),l=i[++h]}o!==l?.index&&(n=v.nextNode(),o++)}return v.currentNode=x,s}p(t){let e=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}},R=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,s){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=A(this,t,e),z(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==$&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Lt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&z(this._$AH)?this._$AA.nextSibling.data=t:this.T(x.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:i}=t,s=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=P.createElement(yt(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===s)this._$AH.p(e);else{let n=new q(s,this),o=n.u(this.options);n.p(e),this.T(o),this._$AH=n}}_$AC(t){let e=ut.get(t.strings);return e===void 0&&ut.set(t.strings,e=new P(t)),e}k(t){J(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,i,s=0;for(let n of t)s===e.length?e.push(i=new r(this.O(T()),this.O(T()),this,this.options)):i=e[s],i._$AI(n),s++;s<e.length&&(this._$AR(i&&i._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let i=at(t).nextSibling;at(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},w=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,s,n){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=n,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(t,e=this,i,s){let n=this.strings,o=!1;if(n===void 0)t=A(this,t,e,0),o=!z(t)||t!==this._$AH&&t!==$,o&&(this._$AH=t);else{let h=t,l,c;for(t=n[0],l=0;l<n.length-1;l++)c=A(this,h[i+l],e,l),c===$&&(c=this._$AH[l]),o||=!z(c)||c!==this._$AH[l],c===p?t=p:t!==p&&(t+=(c??"")+n[l+1]),this._$AH[l]=c}o&&!s&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},B=class extends w{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},V=class extends w{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},W=class extends w{constructor(t,e,i,s,n){super(t,e,i,s,n),this.type=5}_$AI(t,e=this){if((t=A(this,t,e,0)??p)===$)return;let i=this._$AH,s=t===p&&i!==p||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,n=t!==p&&(i===p||s);s&&this.element.removeEventListener(this.name,this,i),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},K=class{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){A(this,t)}};var Dt=G.litHtmlPolyfillSupport;Dt?.(P,R),(G.litHtmlVersions??=[]).push("3.3.3");var bt=(r,t,e)=>{let i=e?.renderBefore??t,s=i._$litPart$;if(s===void 0){let n=e?.renderBefore??null;i._$litPart$=s=new R(t.insertBefore(T(),n),n,void 0,e??{})}return s._$AI(r),s};var Z=globalThis,b=class extends f{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=bt(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return $}};b._$litElement$=!0,b.finalized=!0,Z.litElementHydrateSupport?.({LitElement:b});var It=Z.litElementPolyfillSupport;It?.({LitElement:b});(Z.litElementVersions??=[]).push("4.2.2");function ue({node:r,night:t}){let e=[];return t?.provisional&&e.push("provisional"),t?.kind==="nap"&&!t.provisional&&e.push("nap"),r.simulated&&e.push("simulated"),e}function me({node:r,night:t}){let e=[];return r.connected||e.push("offline"),t&&(t.summary.time_in_bed_s===null&&e.push("presence_unknown"),(t.summary.coverage??1)<.8&&e.push("low_coverage"),t.summary.breathing_related_series.length>0&&e.push("breathing")),e}var jt=new Set(["timeout","disconnected","other","unknown_command"]);function vt(r,t){return g`
    <div class="skeleton" role="status" aria-label=${r(t?"loading.nights":"loading")}>
      <span class="line wide"></span>
      <span class="line"></span>
      <span class="block"></span>
    </div>
  `}function xt(r,t,e,i){let{failure:s,message:n}=r;return g`
    <div class="state" role="alert">
      ${$t()}
      <h2>${_t(`failure.${s}`,e,t)}</h2>
      <p>${_t(`failure.${s}.help`,e,t,{message:n})}</p>
      ${jt.has(s)?g`<button type="button" class="retry" @click=${i}>${t("failure.retry")}</button>`:p}
    </div>
  `}function be(r,t,e,i=!1){let{node:s,sleeper:n}=r,o=s.in_bed===!0?"empty.in_bed":"empty.connected";return g`
    ${t}
    <div class="state">
      ${$t()}
      <h3>${e(i?"empty.title.nights":"empty.title")}</h3>
      <p>${e(i?"empty.text.nights":"empty.text",{name:n.name})}</p>
      <p>${e(s.connected?o:"notice.offline")}</p>
    </div>
  `}function _e(r,t,e,i){let s=i.percent(t.night?.summary.coverage??1);return g`<p class="notice ${r}" role="note">${e(`notice.${r}`,{coverage:s})}</p>`}function _t(r,t,e,i={}){let s=`${r}.nights`;return e(t&&X(s)?s:r,i)}function $t(){return g`
    <svg class="moon" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M30 6a18 18 0 1 0 12 30A16 16 0 0 1 30 6z"></path>
      <path class="twitch" d="M4 30h9l3-9 5 16 4-10 2 3h6"></path>
    </svg>
  `}var qt={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH",none:"en-US"},Bt=864e5;function kt(r,t){return r.time_zone==="server"?t:Intl.DateTimeFormat().resolvedOptions().timeZone}function St(r,t,e){let i={timeZone:t,...Kt(r)},s=i.hourCycle==="h12"?"numeric":"2-digit",n=new Intl.DateTimeFormat(r.language,{...i,hour:s,minute:"2-digit"}),o=new Intl.DateTimeFormat(r.language,{...i,hour:s,minute:"2-digit",second:"2-digit"}),h=new Intl.DateTimeFormat(r.language,{...i,hour:"numeric"}),l=new Intl.DateTimeFormat(r.language,{timeZone:t,weekday:"short",day:"numeric",month:"short"}),c=a=>{let u=new Intl.DateTimeFormat(r.language,{timeZone:"UTC",...a});return m=>u.format(m*Bt)},d=(a,u=0)=>At(r,u).format(a);return{timeZone:t,number:d,percent:a=>At(r,0,"percent").format(a),time:a=>n.format(a),timeExact:a=>o.format(a),hour:a=>Gt(h,a),day:a=>l.format(a),date:c({day:"numeric",month:"short"}),dateLong:c({weekday:"short",day:"numeric",month:"short",year:"numeric"}),month:c({month:"short",year:"numeric"}),hoursMinutes:a=>{let u=Math.round(a/60),m={hours:d(Math.floor(u/60)),minutes:d(u%60)};return e(u<60?"length.minutes":"length.hours_minutes",m)},seconds:a=>e("length.seconds",{seconds:d(a,Vt(a))})}}function Vt(r){return r<1?2:r<10?1:0}function At(r,t,e="decimal"){return new Intl.NumberFormat(Wt(r),{style:e,useGrouping:r.number_format!=="none",minimumFractionDigits:t,maximumFractionDigits:t})}function Wt(r){return r.number_format==="language"?r.language:qt[r.number_format]}function Kt(r){return r.time_format==="12"?{hourCycle:"h12"}:r.time_format==="24"?{hourCycle:"h23"}:r.time_format==="system"?{hourCycle:wt(void 0)?"h12":"h23"}:{hourCycle:wt(r.language)?"h12":"h23"}}function wt(r){return!!new Intl.DateTimeFormat(r,{hour:"numeric"}).resolvedOptions().hour12}function Gt(r,t){return r.formatToParts(t).filter(({type:i})=>i==="hour"||i==="dayPeriod").map(({value:i})=>i).join(" ")}var Et=class extends b{constructor(){super();this.isOfMany=!1;this._request=0;this._handleVisible=()=>{document.visibilityState==="visible"&&this._ask()};this.state={status:"loading"},this.words=L()}static{this.properties={config:{attribute:!1},hass:{attribute:!1},state:{state:!0},words:{state:!0}}}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",this._handleVisible),this.hasUpdated&&this._ask()}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",this._handleVisible),clearTimeout(this._timer)}shouldUpdate(e){if(!e.has("hass")||e.size>1)return!0;let i=e.get("hass");return i?.locale!==this.hass?.locale||i?.connected!==this.hass?.connected}willUpdate(e){let{hass:i,config:s}=this;if(!i||!s)return;let n=e.get("hass");e.has("hass")&&n?.locale.language!==i.locale.language&&this._speak(i.locale.language),this._format=St(i.locale,kt(i.locale,i.config.time_zone),this.words);let o=e.has("hass")&&i.connected&&n?.connected!==!0;(this._isOtherQuestion(e,i,s)||o)&&this._ask()}render(){return g`<ha-card><div class="card" dir="ltr">${this._renderState()}</div></ha-card>`}_renderState(){let{state:e}=this;return e.status==="loading"||!this._format?vt(this.words,this.isOfMany):e.status==="failed"?xt(e,this.words,this.isOfMany,()=>{this._ask()}):this.renderAnswer(e.answer,this._format)}_isOtherQuestion(e,i,s){if(!e.has("config"))return!1;let n=e.get("config");return!n||JSON.stringify(this.question(n,i))!==JSON.stringify(this.question(s,i))}async _speak(e){this.words=L(await Y(e))}async _ask(){let{hass:e,config:i}=this;if(!e||!i)return;clearTimeout(this._timer);let s=++this._request,n=await tt(e,this.question(i,e));s!==this._request||!this.isConnected||(this._show(n),this._timer=setTimeout(()=>{document.visibilityState==="visible"&&this._ask()},this.refreshMs(n)))}_show(e){e.status==="failed"&&(e.failure==="disconnected"||e.failure==="timeout")&&this.state.status==="ready"||(e.status==="ready"&&this.handleAnswer(e.answer,this.state.status==="ready"?this.state.answer:null),this.state=e)}};var Ct=S`
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
`;var Re=[Ct,S`
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
  `];export{S as a,g as b,Xt as c,p as d,b as e,ue as f,me as g,be as h,_e as i,Et as j,Ct as k,Re as l};
