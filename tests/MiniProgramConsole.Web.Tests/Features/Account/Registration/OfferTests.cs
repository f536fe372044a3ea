using System.Net;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Registration;

/// <summary>
/// Contact apps and input methods insert odd characters into numbers and emails. Errors name them, and certain corrections are offered.
/// </summary>
public sealed class OfferTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Pasted = "someone＠test.example\u200B";
    private const string Meant = "someone@test.example";

    [Theory, EachDatabase]
    public async Task Email_WithOddCharactersInEachForm_IsExplainedAndCorrected(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(person);
        var (visitor, signedIn) = (host.NewVisitor(), await host.SignInAsync(person));

        foreach (var address in new[] { "/account/register", "/account/forgot", "/account/reset" })
        {
            AssertOffered(await SendAsync(visitor, address, address));
        }

        AssertOffered(await SendAsync(signedIn, "/account/email", "/account/email"));
        AssertOffered(await SendAsync(signedIn, $"/workspaces/{workspace.Code}/members/invite", "/members/invitations"));
    }

    [Theory]
    [InlineData("\u202A0571-8888888\u202C", "The number contains a character that cannot be shown (U+202A, character 1). Delete it and type the text again there.")]
    [InlineData("0571\u20118888888", "The number contains “\u2011” (U+2011, character 5). Use only the digits 0 to 9 and a hyphen (-), as in 0571-1234567.")]
    public async Task Number_PastedWithOddCharacters_IsExplainedAndCorrected(string number, string message)
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var person = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(person);

        var page = await (await host.SignInAsync(person)).CreateAsync(workspace, CreateForm.Valid("ContactNumber", number));

        HtmlAssert.FieldError(page, "Customer Service Contact Number", message);
        Assert.Equal("Use 0571-8888888", Page.Normal(page.Document.GetElementById("ContactNumber-offer")!.TextContent));
        Assert.Equal(number, page.Control("Customer Service Contact Number").GetAttribute("value"));
        Assert.Null(page.Document.GetElementById("ContactEmail-offer"));
    }

    private static async Task<Page> SendAsync(Visitor visitor, string address, string action) => await visitor.SubmitAsync(
        (await visitor.GetAsync(address)).Form(action), new Dictionary<string, string?> { ["Email"] = Pasted });

    private static void AssertOffered(Page page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        var said = Page.Normal(page.Document.GetElementById("Email-error")!.TextContent);
        Assert.StartsWith(
            "Error: The email contains “＠” (U+FF20, character 8), which isn't allowed there.", said, StringComparison.Ordinal);
        var offer = page.Document.GetElementById("Email-offer")!;
        Assert.Equal(($"Use {Meant}", Meant), (Page.Normal(offer.TextContent), offer.GetAttribute("data-offer")));
        Assert.Equal(Pasted, page.Document.GetElementById("Email")!.GetAttribute("value"));
    }
}
