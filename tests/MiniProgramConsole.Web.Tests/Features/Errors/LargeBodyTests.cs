using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Errors;

/// <summary>Checks how the server treats a body. The browser tests check that a client that is still sending sees the answer.</summary>
public sealed class LargeBodyTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const int Megabyte = 1024 * 1024;

    [Theory, EachDatabase]
    public async Task Post_LargeFile_ReturnsTheFormWithAllInputs(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, logo: new UploadedFile("logo.png", new byte[7 * Megabyte]));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Logo", "The logo is 7168 KB. At most 256 KB are allowed.");
        Assert.Equal("晨光咖啡", page.Control("Mini Program Name").GetAttribute("value"));
        Assert.Equal("0571-1234567", page.Control("Customer Service Contact Number").GetAttribute("value"));
        await AssertNothingAsync(host, workspace);
    }

    [Theory, EachDatabase]
    public async Task Post_FileOverTheFormsLimit_GetsA413PageWithTheLogosMessage(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, logo: new UploadedFile("logo.png", new byte[20 * Megabyte]));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "This is too large to send"), (page.Status, page.Heading));
        Assert.Matches(@"The logo is 2048\d(\.\d)? KB\. At most 256 KB are allowed\.", page.Text);
        await AssertNothingAsync(host, workspace);
    }

    [Theory, EachDatabase]
    public async Task Post_TooMuchText_GetsA413Page(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        using var text = new StringContent($"Description={new string('x', 40 * Megabyte)}");
        text.Headers.ContentType = new("application/x-www-form-urlencoded");

        var page = await visitor.SendAsync(CreateForm.ListAddress(workspace), text);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("You can send at most 8 MB at once. Nothing was saved.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The logo is", page.Text, StringComparison.Ordinal);
        await AssertNothingAsync(host, workspace);
    }

    [Theory, EachDatabase]
    public async Task Post_LongText_ReturnsTheForm(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("Description", new string('x', 5 * Megabyte)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Description", "The description is 5242880 characters long. The maximum is 200.");
        await AssertNothingAsync(host, workspace);
    }

    private static async Task AssertNothingAsync(ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        Assert.False(await context.MiniPrograms.AnyAsync(p => p.WorkspaceId == workspace.Id, TestContext.Current.CancellationToken));
        Assert.Empty(host.Log.Errors);
    }
}
