using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>A workspace that requires a second factor locks out people without one from their next request.</summary>
public sealed class RequiredSecondFactorTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Heading = "This workspace requires a second factor";

    private static readonly string[] Kinds = ["owner", "master", "program admin", "program developer", "developer"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Members_WithoutOne_GetAPageThatSaysSoForEverythingInIt(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var list = CreateForm.ListAddress(team.Workspace);
        var deletion = (await team.ProgramAdmin.GetAsync($"{list}/{team.Program.MiniProgramId}/delete")).Form("/delete");
        await RequireAsync(team, true);

        foreach (var kind in Kinds)
        {
            string[] addresses = [list, $"{list}/{team.Program.MiniProgramId}", $"/workspaces/{team.Workspace.Code}/members",
                $"{list}/export.csv", $"/workspaces/{team.Workspace.Code}/logos/{new LogoAddress(team.Program.Details.Logo!, 96)}"];
            foreach (var address in addresses)
            {
                var page = await team[kind].GetAsync(address);
                Assert.Equal((HttpStatusCode.Forbidden, Heading), (page.Status, page.Heading));
                Assert.NotNull(page.Document.QuerySelector("a[href='/account/security/authenticator']"));
                Assert.DoesNotContain(team.Program.Details.Name!, page.Body, StringComparison.Ordinal);
            }

            var picker = await team[kind].GetAsync("/workspaces");
            Assert.Contains("Requires a second factor. Set one up to open it.", picker.Text, StringComparison.Ordinal);
        }

        var deleted = await team.ProgramAdmin.SubmitAsync(
            deletion, new Dictionary<string, string?> { ["TypedName"] = team.Program.Details.Name! });
        Assert.Equal((HttpStatusCode.Forbidden, Heading), (deleted.Status, deleted.Heading));
        await using var context = team.Host.NewContext();
        Assert.True(await context.MiniPrograms.AnyAsync(row => row.Id == team.Program.Id && row.DeletedAt == null, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Members_GainAndLoseAccessWithTheirSecondFactor(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var list = CreateForm.ListAddress(team.Workspace);
        await RequireAsync(team, true);

        var (secret, _) = await team.Host.AddSecondFactorAsync(team.Owner);
        var inside = await team.Owner.GetAsync(list);
        var picker = await team.Owner.GetAsync("/workspaces");
        await team.Owner.SubmitAsync(
            (await team.Owner.GetAsync(SecondFactors.Address)).Form("/turn-off"), SecondFactors.CodeForm(team.Host.CodeOf(secret)));
        var outside = await team.Owner.GetAsync(list);
        await RequireAsync(team, false);

        Assert.Equal(HttpStatusCode.OK, inside.Status);
        Assert.DoesNotContain("Requires a second factor", picker.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, Heading), (outside.Status, outside.Heading));
        Assert.Equal(HttpStatusCode.OK, (await team.Owner.GetAsync(list)).Status);
    }

    [Theory, EachDatabase]
    public async Task Strangers_GetTheSameAnswerAsForAnUnknownWorkspace(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.AddStrangerAsync("stranger");
        await RequireAsync(team, true);

        Assert.Equal(HttpStatusCode.NotFound, (await team["stranger"].GetAsync(CreateForm.ListAddress(team.Workspace))).Status);
    }

    [Theory, EachDatabase]
    public async Task RequiredForEverybody_WhateverTheOwnerChose_LetsNobodyInWithoutOne(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(database, new() { ["SecondFactor:Required"] = "true" });
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);

        var before = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        await host.AddSecondFactorAsync(visitor);
        var created = await visitor.CreateAsync(workspace);
        var settings = await visitor.GetAsync($"/workspaces/{workspace.Code}/settings");

        Assert.Equal((HttpStatusCode.Forbidden, Heading), (before.Status, before.Heading));
        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        Assert.Contains("This console requires everyone to use a second factor.", settings.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            settings.Document.QuerySelectorAll("form"),
            form => form.GetAttribute("action")?.Contains("second-factor", StringComparison.Ordinal) == true);
    }

    private static async Task RequireAsync(Team team, bool requires)
    {
        await using var context = team.Host.NewContext();
        await context.Workspaces.Where(workspace => workspace.Id == team.Workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.RequiresSecondFactor, requires), Cancelled);
    }
}
