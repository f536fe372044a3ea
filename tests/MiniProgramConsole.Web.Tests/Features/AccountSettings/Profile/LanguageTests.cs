using System.Net;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Profile;

public sealed class LanguageTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Choose_FromTheMenu_StaysWithTheAccountInEveryBrowser(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);

        var chosen = await ChooseAsync(visitor, "/account?x=1", "zh-Hans");

        Assert.Equal("/account?x=1", chosen.Location);
        Assert.Equal(("zh-Hans", "个人资料"), await LanguageAndHeadingAsync(visitor));
        var elsewhere = await host.SignInAsync(person);
        Assert.Equal(("zh-Hans", "个人资料"), await LanguageAndHeadingAsync(elsewhere));
        await ChooseAsync(elsewhere, "/workspaces", "en");
        Assert.Equal(("en", "Profile"), await LanguageAndHeadingAsync(visitor));
    }

    [Theory]
    [InlineData("fr", "/account", HttpStatusCode.BadRequest, null)]
    [InlineData("en", "https://evil.example/", HttpStatusCode.Redirect, "/workspaces")]
    public async Task Choose_ALanguageThatIsNotOffered_IsRefused(string language, string returnUrl, HttpStatusCode status, string? location)
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var form = (await visitor.GetAsync("/account")).LanguageForm("en");
        form.SetAttribute("action", $"/account/language?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var answer = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["language"] = language });

        Assert.Equal((status, location), (answer.Status, answer.Location));
    }

    private static async Task<Page> ChooseAsync(Visitor visitor, string from, string language)
    {
        var page = await visitor.GetAsync(from);
        return await visitor.SubmitAsync(page.LanguageForm(language), new Dictionary<string, string?> { ["language"] = language });
    }

    private static async Task<(string? Language, string Heading)> LanguageAndHeadingAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/account");
        Assert.Equal(page.Document.DocumentElement.GetAttribute("lang"), page.Response.Content.Headers.ContentLanguage.Single());
        return (page.Document.DocumentElement.GetAttribute("lang"), page.Heading);
    }
}
