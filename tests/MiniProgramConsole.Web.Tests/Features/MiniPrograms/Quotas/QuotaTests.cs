using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Quotas;

public sealed class QuotaTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Full = "Demo Tea already has 10 mini programs for Alipay China. Delete one to create another.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_ManyAtOnceInTwoWorkspaces_FillsTheMerchantsPlacesExactly(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var merchant = await host.Data.MerchantAsync("Demo Tea");
        var workspaces = new[] { await host.Data.WorkspaceAsync(owner, merchant), await host.Data.WorkspaceAsync(owner, merchant) };
        var visitor = await host.SignInAsync(owner);
        var logo = UploadedFile.Logo();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(number =>
            visitor.CreateAsync(workspaces[number % 2], CreateForm.Valid($"程序 {number}"), logo)));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Redirect),
            answer =>
            {
                Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
                Assert.Contains(Full, answer.Document.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
                var targets = answer.Document.QuerySelector("fieldset.targets")!;
                Assert.Equal(
                    ("true", "LaunchTarget-error"), (targets.GetAttribute("aria-invalid"), targets.GetAttribute("aria-describedby")));
            });
        await using var context = host.NewContext();
        Assert.Equal(10, await context.MiniPrograms.CountAsync(program => program.MerchantId == merchant.Id, Cancelled));
        Assert.Equal(10, await context.Logos.CountAsync(logo => logo.Workspace.MerchantId == merchant.Id, Cancelled));
        Assert.Equal(10, await context.MerchantQuotas.Where(q => q.MerchantId == merchant.Id).Select(q => q.Used).SingleAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Get_MerchantFull_DisablesTheButtonAndSaysWhy(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var merchant = await host.Data.MerchantAsync("Demo Tea");
        var workspace = await host.Data.WorkspaceAsync(owner, merchant);
        await host.Data.UsePlacesAsync(merchant.Id, 10);
        var visitor = await host.SignInAsync(owner);

        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var form = await visitor.GetAsync(CreateForm.Address(workspace));

        var button = list.Document.QuerySelector("main [aria-disabled=true]")!;
        Assert.Equal("+ Create Mini Program", Page.Normal(button.TextContent));
        Assert.Null(button.GetAttribute("href"));
        Assert.Equal(Full, list.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Contains("10 of 10 used for Alipay China", list.Text, StringComparison.Ordinal);
        Assert.Contains(Full, form.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_WhileSomethingTakesAPlaceWithoutLocks_CountsAgain(Database database)
    {
        var taking = new JustBefore("UPDATE \"MerchantQuotas\" SET \"Used\" = \"Used\" + 1", "MerchantQuotas");
        await using var host = await ConsoleHost.StartAsync(database, interceptors: taking);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        await host.Data.UsePlacesAsync(workspace.MerchantId, 3);
        taking.Times = 1;

        var created = await visitor.CreateAsync(workspace, CreateForm.Valid(), UploadedFile.Logo());

        Assert.Equal(CreateForm.ListAddress(workspace), created.Location);
        Assert.Equal(2, taking.Saves);
        Assert.Equal((4, 1), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task Database_EleventhPlace_IsImpossible(Database database)
    {
        var host = await hosts.OnAsync(database);
        var merchant = await host.Data.MerchantAsync();
        await host.Data.UsePlacesAsync(merchant.Id, 10);
        await using var context = host.NewContext();
        var quota = context.MerchantQuotas.Where(row => row.MerchantId == merchant.Id);

        var refusal = await Record.ExceptionAsync(() =>
            quota.ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, row => row.Used + 1), Cancelled));

        Assert.Contains("CK_MerchantQuotas_Used", refusal!.ToString(), StringComparison.Ordinal);
        Assert.Equal(10, await quota.Select(row => row.Used).SingleAsync(Cancelled));
        Assert.Equal(LaunchTargetLimit, (await quota.SingleAsync(Cancelled)).Limit);
    }

    [Theory, EachDatabase]
    public async Task Get_PlacesUsedElsewhere_NamesOnlyTheViewersWorkspaces(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, both, here, blocked) = (await host.Data.PersonAsync(), await host.Data.PersonAsync(), await host.Data.PersonAsync(),
            await host.Data.PersonAsync());
        var merchant = await host.Data.MerchantAsync("Demo Tea");
        var shop = await host.Data.WorkspaceAsync(owner, merchant, "Shop");
        var lab = await host.Data.WorkspaceAsync(owner, merchant, "Lab");
        var studio = await host.Data.WorkspaceAsync(owner, merchant, "Studio");
        await host.Data.ProgramsAsync(await host.Data.WorkspaceAsync(owner, name: "Of another merchant"), owner, 3);
        foreach (var (person, workspace, isBlocked) in new[] { (both, shop, false), (both, lab, false), (here, shop, false),
            (blocked, shop, false), (blocked, lab, true) })
        {
            await host.Data.AddMemberAsync(workspace, person, WorkspaceRole.Developer, isBlocked);
        }

        var visitor = await host.SignInAsync(owner);
        await host.CreateProgramAsync(visitor, shop, "一号咖啡");
        Assert.Null(await ElsewhereAsync(visitor, shop));
        var id = await host.CreateProgramAsync(visitor, lab, "二号咖啡");
        Assert.Equal("1 in Lab", await ElsewhereAsync(visitor, shop));
        Assert.Equal("1 in other workspaces", await ElsewhereAsync(await host.SignInAsync(here), shop));
        await host.CreateProgramAsync(visitor, studio, "三号咖啡");
        await host.CreateProgramAsync(visitor, studio, "四号咖啡");

        Assert.Equal("1 in Lab, 2 in Studio", await ElsewhereAsync(visitor, shop));
        Assert.Equal("3 in other workspaces, including 1 in Lab", await ElsewhereAsync(await host.SignInAsync(both), shop));
        Assert.Equal("其他工作空间 3 个，其中「Lab」1 个", await ElsewhereAsync(await host.SignInAsync(both, "zh-CN"), shop));
        Assert.Equal("3 in other workspaces", await ElsewhereAsync(await host.SignInAsync(here), shop));
        Assert.Equal("3 in other workspaces", await ElsewhereAsync(await host.SignInAsync(blocked), shop));

        // Deleting a program frees its place.
        await visitor.DeleteAsync(lab, id, "二号咖啡");
        Assert.Equal("2 in other workspaces", await ElsewhereAsync(await host.SignInAsync(both), shop));
        Assert.Contains(
            "3 of 10 used for Alipay China", (await visitor.GetAsync(CreateForm.ListAddress(shop))).Text, StringComparison.Ordinal);
    }

    private static async Task<string?> ElsewhereAsync(Visitor visitor, Workspace workspace) =>
        (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Document.QuerySelector(".usage-elsewhere") is { } place
            ? Page.Normal(place.TextContent)
            : null;

    private static int LaunchTargetLimit => Core.LaunchTargets.LaunchTargetList.AlipayChina.Limit;
}
