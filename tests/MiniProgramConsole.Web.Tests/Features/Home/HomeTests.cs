using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Home;

public sealed class HomeTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Get_Landing_BothLinksLeadToSignInOrThePicker(Database database)
    {
        var host = await hosts.OnAsync(database);
        var anonymous = host.NewVisitor();
        var person = await host.SignInAsync(await host.Data.PersonAsync());

        var page = await anonymous.GetAsync("/");

        foreach (var text in new[] { "CONSOLE", "SIGN IN" })
        {
            var links = page.Document.QuerySelectorAll("a").Where(link => Page.Normal(link.TextContent) == text).ToList();
            Assert.NotEmpty(links);
            foreach (var address in links.Select(link => link.GetAttribute("href")!))
            {
                var signIn = await anonymous.GetAsync(address);
                signIn = signIn.Location is null ? signIn : await anonymous.FollowAsync(signIn);
                Assert.Equal("Sign in", signIn.Heading);
                var picker = await person.GetAsync(address);
                picker = picker.Location is null ? picker : await person.FollowAsync(picker);
                Assert.Equal("Choose a workspace", picker.Heading);
            }
        }
    }

    [Theory, InlineData("true", true), InlineData("false", false)]
    public async Task Get_Landing_LinksToRegistrationIfItIsOpen(string setting, bool isLinked)
    {
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, new() { ["Registration:Open"] = setting });
        var visitor = host.NewVisitor();

        var link = (await visitor.GetAsync("/")).Document.QuerySelector(".hero-register a")?.GetAttribute("href");

        Assert.Equal(isLinked, link is not null);
        Assert.Equal(isLinked ? "Register" : "Registration is closed", (await visitor.GetAsync(link ?? "/account/register")).Heading);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.8", "en")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh;q=0", "en")]
    [InlineData("fr-FR", "en")]
    public async Task Get_Landing_FollowsTheBrowsersLanguage(string accepted, string language)
    {
        var host = await hosts.OnAsync(Database.Sqlite);

        var page = await host.NewVisitor(accepted).GetAsync("/");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains(language == "en" ? "Register your mini programs" : "登记小程序", page.Heading, StringComparison.Ordinal);
    }
}
