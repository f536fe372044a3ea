using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

public sealed class WorkspaceSettingsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Rename_ShowsTheNameImmediatelyAndInTheActivity(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var answer = await team.Owner.SubmitAsync(await team.SettingsFormAsync("/name"), Name(" 门店 二 "));

        Assert.Equal(team.Settings(), answer.Location);
        var page = await team.Owner.FollowAsync(answer);
        HtmlAssert.Flash(page, "The workspace is now called 门店 二.");
        Assert.Equal("门店 二", page.Control("Workspace name").GetAttribute("value"));
        Assert.Contains("门店 二", (await team.Developer.GetAsync("/workspaces")).Text, StringComparison.Ordinal);
        var entry = (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry")!;
        Assert.Equal("Lin Wei renamed the workspace 门店 二", Page.Normal(entry.QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(
            ["Workspace name", "Demo Tea", "门店 二"], entry.QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task Rename_ToTheSameName_WritesNothing(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var answer = await team.Owner.SubmitAsync(await team.SettingsFormAsync("/name"), Name("Demo Tea"));

        HtmlAssert.Flash(await team.Owner.FollowAsync(answer), "There are no changes, so nothing was saved.");
        Assert.Empty(await team.ActionsAsync());
    }

    [Theory]
    [EachDatabase("", "Enter the workspace name.")]
    [EachDatabase("012345678901234567890123456789012345678901234567890", "The workspace name is 51 characters long. The maximum is 50.")]
    public async Task Rename_InvalidName_ShowsErrorAndKeepsWhatWasTyped(Database database, string name, string message)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.Owner.SubmitAsync(await team.SettingsFormAsync("/name"), Name(name));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Workspace name", message);
        Assert.Equal(name, page.Control("Workspace name").GetAttribute("value"));
        Assert.Empty(await team.ActionsAsync());
    }

    [Theory, EachDatabase]
    public async Task SecondFactor_OwnerWithoutOne_IsDisabledAndRefused(Database database)
    {
        const string Reason = "You don't have a second factor yourself, so you would lock yourself out. Set one up first.";
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var page = await team.Owner.GetAsync(team.Settings());
        var button = page.Document.QuerySelector("[aria-describedby=factor-reason]")!;

        var form = page.Form("/name");
        form.SetAttribute("action", $"{team.Settings()}/second-factor/require");
        var forged = await team.Owner.SubmitAsync(form);

        Assert.Equal(("Require a second factor", "true"), (button.TextContent, button.GetAttribute("aria-disabled")));
        Assert.Equal(Reason, page.Document.GetElementById("factor-reason")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Contains(Reason, forged.Summary(), StringComparison.Ordinal);
        Assert.False(await RequiresAsync(team));
        Assert.Empty(await team.ActionsAsync());
    }

    [Theory, EachDatabase]
    public async Task SecondFactor_CanBeRequiredAndLifted(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await using (var context = team.Host.NewContext())
        {
            await context.Users.Where(user => user.Id == team.Person("owner").Id)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, true), Cancelled);
        }

        var required = await team.Owner.SubmitAsync(await team.SettingsFormAsync("/require"));
        Assert.True(await RequiresAsync(team));
        HtmlAssert.Flash(await team.Owner.FollowAsync(required), "Members now need a second factor.");
        var lifted = await team.Owner.SubmitAsync(await team.SettingsFormAsync("/lift"));
        HtmlAssert.Flash(await team.Owner.FollowAsync(lifted), "Members no longer need a second factor.");

        Assert.False(await RequiresAsync(team));
        Assert.Equal(["workspace.second-factor-optional", "workspace.second-factor-required"], await team.ActionsAsync());
        Assert.Contains(
            "Lin Wei started requiring a second factor in Demo Tea",
            (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Text,
            StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormSixTimesAtOnce_HasOneEffectAndTheSameAnswer(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = await team.SettingsFormAsync("/name");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Owner.SubmitAsync(form, Name("Demo Coffee"))));

        Assert.All(answers, answer => Assert.Equal(team.Settings(), answer.Location));
        Assert.Equal(["workspace.renamed"], await team.ActionsAsync());
        Assert.Equal(
            HttpStatusCode.BadRequest, (await team.Owner.SubmitAsync(form, new Dictionary<string, string?> { ["token"] = "x" })).Status);
    }

    [Theory, EachDatabase]
    public async Task Others_SeeTheSettingsDisabledWithTheReason(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        foreach (var visitor in new[] { team.Master, team.Developer })
        {
            var page = await visitor.GetAsync(CreateForm.ListAddress(team.Workspace));

            var item = page.Document.QuerySelectorAll("nav .nav-item").Single(link => Page.Normal(link.TextContent) == "Settings");
            Assert.Equal((null, "true"), (item.GetAttribute("href"), item.GetAttribute("aria-disabled")));
            Assert.Equal(
                "Only the owner of this workspace can change its settings, hand it over and close it. Ask Lin Wei.",
                page.Document.GetElementById(item.GetAttribute("aria-describedby")!)!.TextContent);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(team.Settings())).Status);
        }
    }

    private static Dictionary<string, string?> Name(string name) => new() { ["WorkspaceName"] = name };

    private static async Task<bool> RequiresAsync(Team team)
    {
        await using var context = team.Host.NewContext();
        return await context.Workspaces.Where(row => row.Id == team.Workspace.Id).Select(row => row.RequiresSecondFactor)
            .SingleAsync(Cancelled);
    }
}
