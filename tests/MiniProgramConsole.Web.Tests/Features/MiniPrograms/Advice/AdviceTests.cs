using System.Net;
using System.Text.Json;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Advice;

public sealed class AdviceTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static readonly Dictionary<string, string?> Unadvised = new()
    {
        ["Name"] = "Morning Coffee",
        ["Tagline"] = "Freshly ground coffee",
        ["Description"] = "现磨咖啡，到店自取，一杯起送，欢迎光临我们的门店",
        ["ContactEmail"] = "someone@QQ.com",
    };

    private static readonly string[] Hidden = ["__RequestVerificationToken", "token"];

    [Theory, EachDatabase]
    public async Task Post_ALatinTextAndAFreeMailbox_GetAdvice(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);

        var advice = await AskAsync(visitor, workspace, Unadvised);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Name"] = "The name has no Chinese characters. Alipay China reviews texts in Chinese.",
                ["Tagline"] = "The tagline has no Chinese characters. Alipay China reviews texts in Chinese.",
                ["ContactEmail"] = "Anyone can get an email address at QQ.com. Users trust an address at your own domain more.",
            },
            advice);
    }

    [Theory, EachDatabase]
    public async Task Post_ANameThatTheViewerCanSeeElsewhere_GetsAdvice(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, master) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var merchant = await host.Data.MerchantAsync();
        var workspace = await host.Data.WorkspaceAsync(owner, merchant);
        var sister = await host.Data.WorkspaceAsync(owner, merchant, "Sister");
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        var (ownersBrowser, mastersBrowser) = (await host.SignInAsync(owner), await host.SignInAsync(master));
        await ownersBrowser.CreateAsync(sister, CreateForm.Valid("Name", "ＭＯＲＮＩＮＧ咖啡"));
        var typed = new Dictionary<string, string?> { ["Name"] = " Morning咖啡" };

        var seen = await AskAsync(ownersBrowser, workspace, typed);
        var unseen = await AskAsync(mastersBrowser, workspace, typed);

        Assert.Equal("A mini program in Sister already has this name. Both can use it, but people may confuse them.", seen["Name"]);
        Assert.Empty(unseen);
    }

    [Theory, EachDatabase]
    public async Task Get_Details_ShowTheAdviceToThoseWhoMayModify(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, developer) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var visitor = await host.SignInAsync(owner);
        await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "Morning"));
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var address = list.Document.QuerySelector(".program-name")!.GetAttribute("href")!;

        var owners = await visitor.GetAsync(address);
        var developers = await (await host.SignInAsync(developer)).GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, developers.Status);
        Assert.Equal(
            ["The name has no Chinese characters. Alipay China reviews texts in Chinese.",
                "The logo is 64 × 64 pixels. At 180 × 180 or larger, it is sharp on every screen."],
            owners.Document.QuerySelectorAll(".advice li").Select(item => item.TextContent));
        Assert.Empty(developers.Document.QuerySelectorAll(".advice"));
    }

    private static async Task<Dictionary<string, string>> AskAsync(Visitor visitor, Workspace workspace, Dictionary<string, string?> typed)
    {
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        var form = page.Document.QuerySelector("form[data-advice]")!;
        var hidden = Hidden.Select(name => KeyValuePair.Create(name, form.QuerySelector($"[name={name}]")!.GetAttribute("value")));
        var values = typed.Concat(hidden);
        var answer = await visitor.SendAsync(
            form.GetAttribute("data-advice")!,
            new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(answer.Body)!;
    }
}
