using AngleSharp.Dom;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Events;

public sealed class EventsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Index_ShowsOnesOwnEventsNewestFirst(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, somebody) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        await visitor.SignInAsync(person);
        await host.SignInAsync(somebody);
        await visitor.ChangePasswordAsync(OwnAccount.NewPassword);

        var page = await visitor.GetAsync("/account/events");

        Assert.Equal("Activity", page.Heading);
        var entries = Entries(page);
        Assert.Equal(
            ["Changed the password", "Signed in"], entries.Select(entry => Page.Normal(entry.QuerySelector("strong")!.TextContent)));
        Assert.EndsWith("· Firefox on Linux", Page.Normal(entries[1].TextContent), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Index_ManyEvents_ArePaged(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        for (var number = 0; number < AuditPage.Size; number++)
        {
            await host.SignInAsync(person);
        }

        var first = await visitor.GetAsync("/account/events");
        var second = await visitor.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var again = await visitor.GetAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);

        Assert.Equal((AuditPage.Size, 1, AuditPage.Size), (Entries(first).Length, Entries(second).Length, Entries(again).Length));
        Assert.Null(first.Document.QuerySelector("a[rel=prev]"));
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
    }

    [Theory, EachDatabase]
    public async Task Index_InChinese_HasChineseTexts(Database database)
    {
        var host = await hosts.OnAsync(database);

        var page = await (await host.SignInAsync(await host.Data.PersonAsync(), "zh-CN")).GetAsync("/account/events");

        Assert.Equal("操作记录", page.Heading);
        Assert.Equal("登录", Page.Normal(Entries(page)[0].QuerySelector("strong")!.TextContent));
    }

    private static IHtmlCollection<IElement> Entries(Page page) => page.Document.QuerySelectorAll(".entry");
}
