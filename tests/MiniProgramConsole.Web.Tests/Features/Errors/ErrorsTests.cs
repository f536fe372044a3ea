using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Errors;

public sealed class ErrorsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Fault_ShowsAFriendlyPageWithTheLoggedRequestId(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        await using (var context = host.NewContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE \"FormSubmissions\"", TestContext.Current.CancellationToken);
        }

        var page = await visitor.CreateAsync(workspace);

        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong on our side"), (page.Status, page.Heading));
        Assert.DoesNotContain("FormSubmissions", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Body, StringComparison.Ordinal);
        var requestId = page.Document.QuerySelector(".request-id .mono")!.TextContent;
        Assert.Contains(host.Log.Events, entry => entry.Exception is not null
            && entry.Properties.TryGetValue("RequestId", out var id) && id.ToString().Trim('"') == requestId);
    }

    [Theory, EachDatabase]
    public async Task Fault_OfTheDatabaseItself_StillShowsThePage(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        await using (var context = host.NewContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE \"Sessions\"", TestContext.Current.CancellationToken);
        }

        var page = await visitor.GetAsync("/workspaces");

        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong on our side"), (page.Status, page.Heading));
        Assert.Equal("/workspaces", page.Document.QuerySelector(".actions .btn-primary")!.GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll(".shell"));
    }

    [Theory, EachDatabase]
    public async Task Forbidden_InAWorkspace_AppearsInTheConsoleAndSaysWhoMayAndWhatToDoNext(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var address = $"/workspaces/{team.Workspace.Code}";

        var page = await team.Master.GetAsync($"{address}/settings");

        Assert.Equal((HttpStatusCode.Forbidden, "Your role doesn't allow this"), (page.Status, page.Heading));
        Assert.Contains(
            "Only the owner of this workspace can change its settings, hand it over and close it. Ask Lin Wei.",
            page.Text,
            StringComparison.Ordinal);
        Assert.Contains("Your role in Demo Tea: Master.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Go to mini programs", "View members"], WaysOn(page));
        Assert.Equal("Demo Tea", Page.Normal(page.Document.QuerySelector(".menu-name")!.TextContent));
        Assert.Equal(4, page.Document.QuerySelectorAll("nav .nav-item").Length);
        Assert.Equal(1, page.Document.QuerySelectorAll("main, #main").Length);
        Assert.NotEmpty(page.Document.QuerySelector(".request-id .mono")!.TextContent);
    }

    [Theory, EachDatabase]
    public async Task NotFound_InOnesOwnWorkspace_AppearsInTheConsole(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.Developer.GetAsync($"{CreateForm.ListAddress(team.Workspace)}/9999999999999999");

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));
        Assert.Equal("Demo Tea", Page.Normal(page.Document.QuerySelector(".menu-name")!.TextContent));
        Assert.Equal(["Go to mini programs"], WaysOn(page));
    }

    [Theory, EachDatabase]
    public async Task NotFound_WhenSignedIn_IsInTheReadersLanguageAndTheMenuLeadsBackThere(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var page = await visitor.GetAsync("/nowhere?x=1");
        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));

        var chosen = await visitor.SubmitAsync(page.LanguageForm("zh-Hans"), new Dictionary<string, string?> { ["language"] = "zh-Hans" });

        Assert.Equal("/nowhere?x=1", chosen.Location);
        Assert.Equal("页面不存在", (await visitor.GetAsync("/nowhere?x=1")).Heading);
    }

    [Theory, EachDatabase]
    public async Task Post_WithoutItsToken_LeadsBackToTheFormInTheConsole(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);
        using var empty = new FormUrlEncodedContent([]);

        var page = await visitor.SendAsync(CreateForm.ListAddress(workspace), empty);

        Assert.Equal((HttpStatusCode.BadRequest, "We couldn't understand this request"), (page.Status, page.Heading));
        Assert.Equal(["Back to the form", "Go to mini programs"], WaysOn(page));
        Assert.NotNull(page.Document.QuerySelector(".shell"));
    }

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/error/500")]
    [InlineData("/error/404")]
    [InlineData("/no-such-file.js")]
    public async Task Get_NoSuchPage_Answers404(string address)
    {
        var host = await hosts.OnAsync(Database.Sqlite);

        var page = await host.NewVisitor().GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));
        Assert.Contains("This page doesn't exist, or you don't have access to it.", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Log_HasOneLineARequestWithoutSecrets(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        await visitor.CreateAsync(workspace);

        var lines = host.Log.Events.Where(entry => entry.Properties.ContainsKey("Elapsed")).ToList();
        Assert.Equal(4, lines.Count);
        var create = lines[^1].Properties;
        Assert.Equal($"{owner.Id}", create["UserId"].ToString());
        Assert.Equal($"\"{workspace.Code}\"", create["Workspace"].ToString());
        Assert.Equal("\"/workspaces/{workspace}/mini-programs\"", create["Route"].ToString());
        var all = string.Join('\n', host.Log.Events.Select(entry =>
            entry.RenderMessage(System.Globalization.CultureInfo.InvariantCulture) + string.Join(' ', entry.Properties)));
        Assert.DoesNotContain(Person.Password, all, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", all, StringComparison.Ordinal);
        Assert.DoesNotContain("晨光咖啡", all, StringComparison.Ordinal);
    }

    private static IEnumerable<string> WaysOn(Page page) =>
        page.Document.QuerySelectorAll(".actions .btn").Select(way => Page.Normal(way.TextContent));
}
