using System.Net;
using System.Text.Json;
using MiniProgramConsole.Web.Features.About;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Features.About;

public sealed class AboutTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    // Not part of the build: the first only bundles other packages, and the second is for Bootstrap scripts, which aren't used.
    private static readonly string[] NotShipped = ["@cropper/elements", "@popperjs/core"];

    [Fact]
    public async Task Get_Anonymous_ListsEachShippedPackageWithItsLockedVersionAndLicence()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var locked = LockedPackages().Where(package => !NotShipped.Contains(package.Name)).Order().ToList();

        var page = await host.NewVisitor().GetAsync("/about");

        Assert.Equal((HttpStatusCode.OK, "About"), (page.Status, page.Heading));
        var libraries = page.Document.QuerySelectorAll(".library");
        Assert.Equal(locked, libraries.Select(library =>
            (library.QuerySelector("strong")!.TextContent, library.QuerySelector(".mono")!.TextContent)).Order());
        Assert.All(libraries, library => Assert.True(library.QuerySelector(".badge")!.TextContent is "MIT" or "Apache-2.0"));
        Assert.All(libraries, library => Assert.True(
            library.QuerySelector("pre")!.TextContent is { Length: > 1000 } text
            && text.Contains(
                library.QuerySelector(".badge")!.TextContent == "MIT" ? "Permission is hereby granted" : "TERMS AND CONDITIONS FOR USE",
                StringComparison.Ordinal)
            && text.Contains("Copyright", StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task Get_SignedIn_ShowsVersionAndRuntimeHiddenFromOthers(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());

        var (signedIn, anonymous) = (await visitor.GetAsync("/about"), await host.NewVisitor().GetAsync("/about"));

        foreach (var secret in new[] { AboutPage.Version, AboutPage.Runtime })
        {
            Assert.Contains(secret, signedIn.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, anonymous.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(host.Kind.ToString(), signedIn.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_About_IsLinkedFromTheLandingPageAndThePersonsMenu()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());

        Assert.NotNull((await visitor.GetAsync("/")).Document.QuerySelector("footer a[href='/about']"));
        Assert.NotNull((await visitor.GetAsync("/account")).Document.QuerySelector(".menu a[href='/about']"));
    }

    private static IEnumerable<(string Name, string Version)> LockedPackages()
    {
        using var file = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root(), "src/MiniProgramConsole.Web/package-lock.json")));
        return [.. file.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name != "" && !package.Value.TryGetProperty("dev", out _))
            .Select(package => (package.Name["node_modules/".Length..], package.Value.GetProperty("version").GetString()!))];
    }
}
