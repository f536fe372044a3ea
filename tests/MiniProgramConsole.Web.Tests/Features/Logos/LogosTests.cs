using System.Net;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using SixLabors.ImageSharp;

namespace MiniProgramConsole.Web.Tests.Features.Logos;

public sealed class LogosTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Get_Logo_ServesACacheableRenditionToMembers(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var original = UploadedFile.Logo(300);
        await visitor.CreateAsync(workspace, logo: original);
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var address = list.Document.QuerySelector(".program-logo")!.GetAttribute("src")!;

        var response = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var served = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            ["immutable", "max-age=31536000", "private"], response.Headers.GetValues("Cache-Control").Single().Split(", ").Order());
        Assert.Equal("inline; filename=logo.png", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotEqual(original.Content, served);
        var info = Image.Identify(served);
        Assert.Equal((96, 96), (info.Width, info.Height));

        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignInAsync(await host.Data.PersonAsync())).GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await host.NewVisitor().GetAsync(address)).Status);
    }

    [Theory, EachDatabase]
    public async Task Get_LogoThroughAnotherWorkspace_Answers404(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var (first, second) = (await host.Data.WorkspaceAsync(owner), await host.Data.WorkspaceAsync(owner));
        var visitor = await host.SignInAsync(owner);
        await visitor.CreateAsync(first);
        var list = await visitor.GetAsync(CreateForm.ListAddress(first));
        var address = list.Document.QuerySelector(".program-logo")!.GetAttribute("src")!;

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).Status);
        var moved = address.Replace(first.Code, second.Code, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(moved)).Status);
        foreach (var (from, to) in new[] { ("-2-96", "-2-97"), (".png", ".jpg"), ("-2-96", "-2-096"), ("-2-96", "-02-96") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address.Replace(from, to, StringComparison.Ordinal))).Status);
        }

        Assert.Equal(2, LogoRenderer.RecipeVersion);
    }

    [Theory, EachDatabase]
    public async Task Get_LogoOfAnotherVersionsRecipe_ServesThisOnesWithoutKeepingIt(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);
        await visitor.CreateAsync(workspace);
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var address = list.Document.QuerySelector(".program-logo")!.GetAttribute("src")!;
        var ours = await visitor.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

        foreach (var version in new[] { "1", "3" })
        {
            var theirs = address.Replace("-2-96", $"-{version}-96", StringComparison.Ordinal);
            using var response = await visitor.Client.GetAsync(theirs, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(ours, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal(["no-cache", "private"], response.Headers.GetValues("Cache-Control").Single().Split(", ").Order());
        }
    }
}
