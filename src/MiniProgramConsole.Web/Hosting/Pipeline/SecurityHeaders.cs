namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class SecurityHeaders
{
    /// <summary>There is no inline script or style anywhere, so the policy needs no unsafe-*.</summary>
    public static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        // Links in mails contain secrets. A full referrer would put them into one more log.
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
