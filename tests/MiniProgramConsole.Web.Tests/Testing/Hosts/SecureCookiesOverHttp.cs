using System.Net;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>Browsers send Secure cookies to a loopback address over HTTP. .NET's cookie container doesn't.</summary>
public sealed class SecureCookiesOverHttp : DelegatingHandler
{
    public SecureCookiesOverHttp()
    {
    }

    public SecureCookiesOverHttp(HttpMessageHandler inner)
        : base(inner)
    {
    }

    private readonly CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var site = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
        if (cookies.GetCookieHeader(site) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(site, cookie);
        }

        return response;
    }
}
