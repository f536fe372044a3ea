using System.Net;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Workspaces;

public sealed class WorkspacesTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Get_Picker_ShowsOwnAndActiveMembershipsOnly(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, other) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var merchant = await host.Data.MerchantAsync("Amber Books");
        var owned = await host.Data.WorkspaceAsync(person, merchant, "A Owned");
        await host.Data.AddMemberAsync(await host.Data.WorkspaceAsync(other, merchant, "B Mastered"), person, WorkspaceRole.Master);
        await host.Data.AddMemberAsync(await host.Data.WorkspaceAsync(other, merchant, "C Developed"), person, WorkspaceRole.Developer);
        await host.Data.AddMemberAsync(
            await host.Data.WorkspaceAsync(other, merchant, "D Blocked"), person, WorkspaceRole.Master, blocked: true);
        await host.Data.WorkspaceAsync(other, merchant, "E Strange");
        var visitor = await host.SignInAsync(person);
        await visitor.CreateAsync(owned);

        var page = await visitor.GetAsync("/workspaces");

        var cards = page.Document.QuerySelectorAll(".workspace-card").Select(card => Page.Normal(card.TextContent));
        Assert.Equal(
            [
                "A Owned Owner Amber Books 1 mini program",
                "B Mastered Master Amber Books 0 mini programs",
                "C Developed Developer Amber Books 0 mini programs",
            ],
            cards);
        Assert.Equal($"/workspaces/{owned.Code}/mini-programs", page.Document.QuerySelector(".workspace-card a")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Get_PickerWithOneWorkspace_StillShowsIt(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await host.Data.WorkspaceAsync(person);

        var page = await (await host.SignInAsync(person)).GetAsync("/workspaces");

        Assert.Equal((HttpStatusCode.OK, 1), (page.Status, page.Document.QuerySelectorAll(".workspace-card").Length));
    }

    [Theory, EachDatabase]
    public async Task Get_PickerWithNone_SaysWhatToDo(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();

        var page = await (await host.SignInAsync(person)).GetAsync("/workspaces");

        Assert.Contains("You don't belong to a workspace yet", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Ask the owner of your team's workspace to invite {person.Email}. The invitation will appear on this page.",
            page.Text,
            StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Get_WorkspaceOfOthers_AnswersExactlyAsOneThatDoesNotExist(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, other) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var strange = await host.Data.WorkspaceAsync(other);
        var blocked = await host.Data.WorkspaceAsync(other);
        await host.Data.AddMemberAsync(blocked, person, WorkspaceRole.Master, blocked: true);
        var visitor = await host.SignInAsync(person);

        foreach (var path in new[] { "", "/mini-programs", "/mini-programs/new", $"/logos/{new string('a', 64)}-2-96.png" })
        {
            var nothing = await visitor.GetAsync($"/workspaces/{NoCode}{path}");
            foreach (var code in new[] { strange.Code, blocked.Code })
            {
                var page = await visitor.GetAsync($"/workspaces/{code}{path}");
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
                Assert.Equal("Page not found", page.Heading);
                Assert.Equal(WithoutRequestValues(nothing), WithoutRequestValues(page).Replace(code, NoCode, StringComparison.Ordinal));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Get_ShortAddress_OpensTheMiniPrograms(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(person);

        var answer = await (await host.SignInAsync(person)).GetAsync($"/workspaces/{workspace.Code}");

        Assert.Equal($"/workspaces/{workspace.Code}/mini-programs", answer.Location);
    }

    private const string NoCode = "zzzzzzzzzzzz";

    // The request ID and the forms' tokens and keys are new in every response.
    private static string WithoutRequestValues(Page page)
    {
        foreach (var own in page.Document.QuerySelectorAll(".request-id, input[name=__RequestVerificationToken], input[name=token]"))
        {
            own.Remove();
        }

        return page.Document.DocumentElement.OuterHtml;
    }
}
