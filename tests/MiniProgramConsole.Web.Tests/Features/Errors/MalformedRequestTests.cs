using System.Net;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Errors;

public sealed class MalformedRequestTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Post_BodyThatIsNotAForm_AnswersAClear400(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        using var broken = new StringContent("--x\r\nnonsense");
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        var page = await visitor.SendAsync(CreateForm.ListAddress(workspace), broken);

        Assert.Equal((HttpStatusCode.BadRequest, "We couldn't understand this request"), (page.Status, page.Heading));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nb\r\n--x--\r\n")]
    [InlineData("application/x-www-form-urlencoded", "a[=1")]
    [InlineData("application/x-www-form-urlencoded", "%5B=1")]
    public async Task Post_FormThatTheFrameworkCannotParse_AnswersAClear400(string type, string body)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        var visitor = host.NewVisitor();
        await visitor.GetAsync("/account/sign-in");
        foreach (var address in new[] { "/account/sign-in", "/", "/nowhere" })
        {
            using var content = new StringContent(body);
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", type);

            var page = await visitor.SendAsync(address, content);

            Assert.InRange((int)page.Status, 400, 499);
            Assert.NotEmpty(page.Heading);
        }

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in?a[=1")).Status);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Get_WithAForgedAntiforgeryCookie_LogsNoError()
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "__Host-console.antiforgery=x");

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in")).Status);
        Assert.Empty(host.Log.Errors);
    }
}
