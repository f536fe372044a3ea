using System.Net;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Guide;

public sealed class GuideTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static readonly Dictionary<string, string?> Nothing = [];

    [Theory, EachDatabase]
    public async Task Guide_OnTheEmptyList_LeadsTheOwnerThroughThreeStepsWithTheTargetsLimits(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.GetAsync(CreateForm.ListAddress(workspace));

        Assert.Equal("Your first mini program in three steps", Heading(page));
        Assert.Equal(
            [
                "1. Get the texts ready A name of 3 to 30 characters (a Chinese character counts as 2), a tagline of 10 to 30 and a description of 20 to 200. Texts in Chinese pass review more smoothly.",
                "2. Get a logo ready A square .jpg, .jpeg or .png image of at most 256 KB, ideally 180 × 180 pixels or larger.",
                "3. Create it Choose Alipay China, fill in the form and create the mini program. If you can't finish it now, save a draft.",
            ],
            Steps(page));
        Assert.Equal(CreateForm.Address(workspace), page.Document.QuerySelector(".guide .btn-primary")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Guide_ForADeveloper_SaysWhomToAsk(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, developer) = (await host.Data.PersonAsync("Lin Wei"), await host.Data.PersonAsync());
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);

        var page = await (await host.SignInAsync(developer)).GetAsync(CreateForm.ListAddress(workspace));

        Assert.Equal("How to get a mini program", Heading(page));
        Assert.Equal("1. Ask for one The owner and masters of this workspace can create mini programs. Ask Lin Wei.", Steps(page)[0]);
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='{CreateForm.Address(workspace)}']"));
    }

    [Theory, EachDatabase]
    public async Task Guide_WithoutAWorkspace_ShowsBothWaysToGetOne(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();

        var page = await (await host.SignInAsync(person)).GetAsync("/workspaces");

        Assert.Equal("You don't belong to a workspace yet", Heading(page));
        Assert.Contains($"Ask the owner of your team's workspace to invite {person.Email}.", Steps(page)[0], StringComparison.Ordinal);
        Assert.Contains("It can have 10 mini programs for Alipay China", Steps(page)[1], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Dismiss_StaysWithTheAccountInEveryBrowserAndWorkspace(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, developer) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var (workspace, second) = (await host.Data.WorkspaceAsync(owner), await host.Data.WorkspaceAsync(owner));
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var (visitor, list) = (await host.SignInAsync(owner), CreateForm.ListAddress(workspace));
        var form = (await visitor.GetAsync(list)).Form("/account/guide/dismiss");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, Nothing)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Redirect, list), (answer.Status, answer.Location)));
        var elsewhere = await host.SignInAsync(owner);
        foreach (var address in new[] { list, CreateForm.ListAddress(second) })
        {
            var page = await elsewhere.GetAsync(address);
            Assert.Empty(page.Document.QuerySelectorAll(".guide"));
            Assert.Equal("No mini programs yet. Create the first: it takes a name, a logo and five minutes.",
                Page.Normal(page.Document.QuerySelector(".empty p")!.TextContent));
        }

        Assert.NotEmpty((await (await host.SignInAsync(developer)).GetAsync(list)).Document.QuerySelectorAll(".guide"));
    }

    [Theory, EachDatabase]
    public async Task Dismiss_IsInTheExportAndDeletedWithTheAccount(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await visitor.SubmitAsync((await visitor.GetAsync("/workspaces")).Form("/account/guide/dismiss"), Nothing);

        var data = await visitor.SubmitAsync((await visitor.GetAsync("/account/data")).Form("/export"), Nothing);
        var page = await visitor.GetAsync("/account/data/delete");
        var deleted = await visitor.SubmitAsync(
            page.Form("/data/delete"), new Dictionary<string, string?> { ["TypedEmail"] = person.Email });

        Assert.Contains("guide-dismissed", data.Body, StringComparison.Ordinal);
        Assert.Equal("/account/deleted", deleted.Location);
        await using var context = host.NewContext();
        Assert.Empty(context.UserTokens.Where(row => row.UserId == person.Id));
    }

    [Theory]
    [InlineData("https://evil.example/", "/workspaces")]
    [InlineData("/about", "/about")]
    public async Task Dismiss_WithAReturnAddress_RedirectsOnlyWithinTheConsole(string returnUrl, string location)
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var form = (await visitor.GetAsync("/workspaces")).Form("/account/guide/dismiss");
        form.SetAttribute("action", $"/account/guide/dismiss?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(location, (await visitor.SubmitAsync(form, Nothing)).Location);
    }

    private static string Heading(Page page) => Page.Normal(page.Document.QuerySelector(".guide h2")!.TextContent);

    private static List<string> Steps(Page page) =>
        [.. page.Document.QuerySelectorAll(".guide-steps li").Select(step => Page.Normal(step.TextContent))];
}
