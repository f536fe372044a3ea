using System.IO.Compression;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting.Pipeline;

/// <summary>Pages are compressed unless another site requested them, because their compressed length could reveal secrets.</summary>
public sealed class PageCompressionTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, InlineData(null), InlineData("none"), InlineData("same-origin")]
    public async Task Page_NotRequestedByAnotherSite_IsCompressed(string? site)
    {
        var answer = await AskAsync(site);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        await using var body = new BrotliStream(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(body);
        Assert.EndsWith(
            "</html>", (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd(), StringComparison.Ordinal);
    }

    [Theory, InlineData("cross-site"), InlineData("same-site")]
    public async Task Page_RequestedByAnotherSite_IsNotCompressed(string site) =>
        Assert.Empty((await AskAsync(site)).Content.Headers.ContentEncoding);

    private async Task<HttpResponseMessage> AskAsync(string? site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        var answer = await (await hosts.OnAsync(Database.Sqlite)).NewVisitor().Client.SendAsync(
            request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer;
    }
}
