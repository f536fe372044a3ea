namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class SecurityHeaders
{
    /// <summary>No inline script or style anywhere, so the policy needs no unsafe-*.</summary>
    public static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        // The addresses of links in mails hold secrets; a page that names itself to what it loads puts them into one more log.
        .AddReferrerPolicyStrictOrigin()
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
        .AddContentSecurityPolicy(content =>
        {
            content.AddDefaultSrc().None();
            content.AddScriptSrc().Self();
            content.AddStyleSrc().Self();
            content.AddImgSrc().Self().Data().Blob();
            content.AddConnectSrc().Self();
            content.AddFormAction().Self();
            content.AddBaseUri().None();
            content.AddFrameAncestors().None();
        });
}
