using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Features.Settings;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Merchants;

public sealed class MerchantTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Rename_ByTheOwnerOfAnyOfItsWorkspaces_ShowsInAllAndIsLoggedInThatOne(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var second = await team.Host.Data.PersonAsync();
        await using var context = team.Host.NewContext();
        var merchant = await context.Merchants.SingleAsync(row => row.Id == team.Workspace.MerchantId, Cancelled);
        var other = await team.Host.Data.WorkspaceAsync(second, merchant, "Second");
        var visitor = await team.Host.SignInAsync(second);
        var form = (await visitor.GetAsync($"/workspaces/{other.Code}/settings/merchant")).Form("/merchant");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, Merchant(" 青叶 茶园 "))));

        Assert.All(answers, answer => Assert.Equal($"/workspaces/{other.Code}/settings", answer.Location));
        HtmlAssert.Flash(await visitor.FollowAsync(answers[0]), "The merchant is now called 青叶 茶园.");
        Assert.Contains("青叶 茶园", (await team.Developer.GetAsync("/workspaces")).Text, StringComparison.Ordinal);
        var entry = await context.AuditEntries.SingleAsync(row => row.WorkspaceId == other.Id, Cancelled);
        Assert.Equal((AuditAction.MerchantRenamed, "merchant", "青叶 茶园"), (entry.Action, entry.SubjectKind, entry.SubjectName));
        Assert.Equal(("""{"Merchant":"Test Merchant"}""", """{"Merchant":"青叶 茶园"}"""), (entry.Before, entry.After));
        var shown = (await visitor.GetAsync($"/workspaces/{other.Code}/activity")).Document.QuerySelector(".entry-head")!;
        Assert.EndsWith("renamed the merchant 青叶 茶园", Page.Normal(shown.TextContent), StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("a"));
        var same = await visitor.SubmitAsync((await visitor.GetAsync($"/workspaces/{other.Code}/settings/merchant")).Form("/merchant"));
        HtmlAssert.Flash(await visitor.FollowAsync(same), "There are no changes, so nothing was saved.");
    }

    [Theory, EachDatabase]
    public async Task Rename_InvalidName_ShowsErrorAndKeepsWhatWasTyped(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync($"{team.Settings()}/merchant")).Form("/merchant");
        var tooLong = new string('长', 51);

        var page = await team.Owner.SubmitAsync(form, Merchant(tooLong));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Merchant", "The merchant name is 51 characters long. The maximum is 50.");
        Assert.Equal(tooLong, page.Control("Merchant").GetAttribute("value"));
        Assert.Empty(await team.ActionsAsync());
    }

    [Theory, EachDatabase]
    public async Task AddWorkspace_SameFormSixTimesAtOnce_AddsOneThatTheSenderOwns(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync($"{team.Settings()}/workspaces/new")).Form("/workspaces");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Owner.SubmitAsync(form, Workspace("门店 二"))));

        await using var context = team.Host.NewContext();
        var added = await context.Workspaces
            .SingleAsync(row => row.MerchantId == team.Workspace.MerchantId && row.Id != team.Workspace.Id, Cancelled);
        Assert.Equal(("门店 二", team.Person("owner").Id), (added.Name, added.OwnerId));
        Assert.All(answers, answer => Assert.Equal(CreateForm.ListAddress(added), answer.Location));
        HtmlAssert.Flash(await team.Owner.FollowAsync(answers[0]), "门店 二 is now a workspace of Test Merchant, and you own it.");
        var entry = await context.AuditEntries.SingleAsync(row => row.WorkspaceId == added.Id, Cancelled);
        Assert.Equal((AuditAction.WorkspaceCreated, """{"Merchant":"Test Merchant"}"""), (entry.Action, entry.After));
        Assert.Empty(await team.ActionsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await team.Master.GetAsync(CreateForm.ListAddress(added))).Status);
    }

    [Theory, EachDatabase]
    public async Task AddWorkspace_WithoutName_AsksForIt(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync($"{team.Settings()}/workspaces/new")).Form("/workspaces");

        var page = await team.Owner.SubmitAsync(form, Workspace(" "));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Workspace name", "Enter the workspace name.");
        Assert.Equal(
            form.QuerySelector("[name=token]")!.GetAttribute("value"),
            page.Form("/workspaces").QuerySelector("[name=token]")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task AddWorkspace_BeyondTwenty_IsRefusedUntilOneIsClosed(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        for (var open = 1; open < 20; open++)
        {
            var added = await AddAsync(team, $"Workspace {open}");
            Assert.Equal(HttpStatusCode.Redirect, added.Status);
        }

        var refused = await AddAsync(team, "One too many");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("has 20 open workspaces. At most 20 are allowed: close one first.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("One too many", refused.Control("Workspace name").GetAttribute("value"));
    }

    private static async Task<Page> AddAsync(Team team, string name)
    {
        var page = await team.Owner.GetAsync($"{team.Settings()}/workspaces/new");
        return await team.Owner.SubmitAsync(page.Form("/workspaces"), Workspace(name));
    }

    private static Dictionary<string, string?> Merchant(string name) => new() { ["MerchantName"] = name };

    private static Dictionary<string, string?> Workspace(string name) => new() { ["WorkspaceName"] = name };
}
