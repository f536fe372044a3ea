using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms;

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
                Assert.Equal(("true", "LaunchTarget-error"), (targets.GetAttribute("aria-invalid"), targets.GetAttribute("aria-describedby")));
            });
        await using var context = host.NewContext();
        Assert.Equal(10, await context.MiniPrograms.CountAsync(program => program.MerchantId == merchant.Id, Cancelled));
        Assert.Equal(10, await context.MerchantQuotas.Where(q => q.MerchantId == merchant.Id).Select(q => q.Used).SingleAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Get_MerchantFull_ButtonIsNotUsableAndSaysWhy(Database database)
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

    private static int LaunchTargetLimit => Core.LaunchTargets.LaunchTargetList.AlipayChina.Limit;
}
