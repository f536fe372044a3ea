using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

/// <summary>Uses the workspace settings as a browser without JavaScript does.</summary>
internal static class SettingsPages
{
    private static readonly string[] Kinds = ["owner", "master", "developer"];

    public static string Settings(this Team team) => $"/workspaces/{team.Workspace.Code}/settings";

    public static string Ownership(this Team team) => $"/workspaces/{team.Workspace.Code}/ownership";

    public static async Task<IHtmlFormElement> SettingsFormAsync(this Team team, string action, Visitor? visitor = null) =>
        (await (visitor ?? team.Owner).GetAsync(team.Settings())).Form(action);

    public static async Task<Page> OfferAsync(this Team team, string kind, Visitor? visitor = null)
    {
        var sender = visitor ?? team.Owner;
        return await sender.SubmitAsync(
            await team.SettingsFormAsync("/offer", sender), new Dictionary<string, string?> { ["NewOwner"] = team.Person(kind).Code });
    }

    public static async Task<Page> AnswerAsync(this Team team, Visitor visitor, string answer) =>
        await visitor.SubmitAsync((await visitor.GetAsync(team.Ownership())).Form($"/{answer}"));

    /// <summary>The workspace's audit actions, newest first, without those of its mini programs.</summary>
    public static async Task<List<string>> ActionsAsync(this Team team)
    {
        await using var context = team.Host.NewContext();
        return await context.AuditEntries
            .Where(entry => entry.WorkspaceId == team.Workspace.Id && entry.SubjectKind != "mini-program")
            .OrderByDescending(entry => entry.Number).Select(entry => entry.Action).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Also checks that the owner has no row as a member.</summary>
    public static async Task<string> OwnerAsync(this Team team)
    {
        await using var context = team.Host.NewContext();
        var owner = await context.Workspaces.Where(row => row.Id == team.Workspace.Id).Select(row => row.OwnerId)
            .SingleAsync(TestContext.Current.CancellationToken);
        Assert.False(await context.WorkspaceMembers
            .AnyAsync(row => row.WorkspaceId == team.Workspace.Id && row.UserId == owner, TestContext.Current.CancellationToken));
        return Kinds.Single(kind => team.Person(kind).Id == owner);
    }

    public static string Summary(this Page page) => Page.Normal(page.Document.QuerySelector(".error-summary")?.TextContent ?? "");
}
