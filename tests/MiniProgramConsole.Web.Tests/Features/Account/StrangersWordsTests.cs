using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account;

/// <summary>Our mails must not carry text that one stranger typed to another.</summary>
public sealed class StrangersWordsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Typed = "Zorro Typed";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Mails_ToAnUnconfirmedEmail_ContainNothingTypedExceptTheEmail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, email) = (console.Host, RegisterForm.NewEmail());
        var values = RegisterForm.Valid(email);
        values["DisplayName"] = Typed;
        await host.NewVisitor().RegisterAsync(values);
        var first = await console.ReceiveAsync();
        var visitor = host.NewVisitor();
        var unconfirmed = await visitor.TrySignInAsync(email, RegisterForm.Password);
        await visitor.SubmitAsync(unconfirmed.Form("/account/register/again"), new Dictionary<string, string?>());
        var again = await console.ReceiveAsync();
        var typist = await host.SignInAsync(await host.Data.PersonAsync(Typed));
        await typist.AskForEmailAsync(RegisterForm.NewEmail());
        var newEmail = await console.ReceiveOfTwoAsync("Confirm your new email for Mini Program Console");
        await typist.AskForEmailAsync(email);
        var taken = await console.ReceiveOfTwoAsync("Your email was entered for another account");

        Assert.All([first, again], mail => Assert.Equal("Confirm your email for Mini Program Console", mail.Message.Subject));
        Assert.All([first, again, newEmail, taken], mail =>
        {
            Assert.StartsWith("Hello,", mail.Message.TextBody, StringComparison.Ordinal);
            Assert.Contains(">Hello,</p>", mail.Message.HtmlBody, StringComparison.Ordinal);
            Assert.True(string.IsNullOrEmpty(Assert.Single(mail.Message.To.Mailboxes).Name));
            Assert.DoesNotContain("Zorro", mail.Message.TextBody + mail.Message.HtmlBody + mail.Message.Headers, StringComparison.Ordinal);
        });
    }

    [Theory, EachDatabase]
    public async Task Mails_ToAConfirmedEmail_AddressThePersonByName(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var person = await console.Host.Data.PersonAsync("Lin Wei");

        await console.Host.NewVisitor().ForgetAsync(person.Email);

        var mail = await console.ReceiveAsync();
        Assert.StartsWith("Hello Lin Wei,", mail.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal("Lin Wei", Assert.Single(mail.Message.To.Mailboxes).Name);
    }

    [Theory, EachDatabase]
    public async Task Invitation_WithTypedText_FirstSaysWhatItIsAndLeavesOutOldNamesThatAreLinks(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var owner = await host.Data.PersonAsync("Win at evil.example/prize");
        var workspace = await host.Data.WorkspaceAsync(owner, name: "Demo Tea");
        var visitor = await host.SignInAsync(owner);

        await visitor.InviteAsync(workspace, Inviting.NewEmail());
        await visitor.OnInvitationAsync(workspace, "send-again");

        foreach (var mail in new[] { await console.ReceiveAsync(), await console.ReceiveAsync() })
        {
            Assert.Equal("You are invited to join a workspace in Mini Program Console", mail.Message.Subject);
            Assert.True(string.IsNullOrEmpty(Assert.Single(mail.Message.To.Mailboxes).Name));
            Assert.StartsWith(
                "Hello,\n\nYou are invited to join the workspace “Demo Tea” of “Test Merchant” in Mini Program Console as a developer.\n\n",
                mail.Message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.DoesNotContain("evil", mail.Message.TextBody + mail.Message.HtmlBody + mail.Message.Headers, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "Zhou Yun", mail.Message.TextBody + mail.Message.HtmlBody + mail.Message.Headers, StringComparison.Ordinal);
        }
    }

    [Theory]
    [EachDatabase("en", "You won! evil.example/prize", "Email apps turn “evil.example/prize” in the name into a link. Leave out “://”, “www.”, “/” and “@”, and put a space after each dot.")]
    [EachDatabase("en", "evil．com", "Email apps turn “evil.com” in the name into a link. Leave out “://”, “www.”, “/” and “@”, and put a space after each dot.")]
    [EachDatabase("zh-CN", "evil。com", "姓名中的「evil.com」在邮件里会变成链接。不要使用「://」「www.」「/」「@」，点号后加一个空格。")]
    public async Task Register_UnderANameThatIsALink_IsRefusedWithEverythingKept(
        Database database, string language, string name, string message)
    {
        var host = await hosts.OnAsync(database);
        var email = RegisterForm.NewEmail();
        var values = RegisterForm.Valid(email);
        values["DisplayName"] = name;

        var refused = await host.NewVisitor(language).RegisterAsync(values);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Text, StringComparison.Ordinal);
        Assert.Equal(name, refused.Document.QuerySelector("[name=DisplayName]")!.GetAttribute("value"));
        Assert.Equal(email, refused.Document.QuerySelector("[name=Email]")!.GetAttribute("value"));
        await using var context = host.NewContext();
        Assert.False(await context.Users.AnyAsync(user => user.Email == email, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task OldNameThatIsALink_StaysUntilItIsChanged(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync("old.com"));

        var unchanged = await RenameAsync(visitor, "old.com");
        var other = await RenameAsync(visitor, "new.com");
        var right = await RenameAsync(visitor, "Dr.Li");

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (unchanged.Status, other.Status, right.Status));
        HtmlAssert.FieldError(
            other,
            "Name",
            "Email apps turn “new.com” in the name into a link. Leave out “://”, “www.”, “/” and “@”, and put a space after each dot.");
    }

    [Theory, EachDatabase]
    public async Task MerchantAndWorkspaceNames_ThatAreUrls_AreRefusedAndOldOnesStay(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner, await host.Data.MerchantAsync("www.old.example"), "https://old.example");
        var visitor = await host.SignInAsync(owner);
        var settings = $"/workspaces/{workspace.Code}/settings";

        async Task<Page> SendAsync(string field, string name)
        {
            var page = await visitor.GetAsync(field == "MerchantName" ? $"{settings}/merchant" : settings);
            var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector($"[name={field}]")!.Closest("form")!;
            return await visitor.SubmitAsync(form, new Dictionary<string, string?> { [field] = name });
        }

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync("WorkspaceName", "https://old.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("WorkspaceName", "https://new.example")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync("WorkspaceName", "Shop.com")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync("MerchantName", "www.old.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("MerchantName", "evil.com/prize")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync("MerchantName", "Booking.com")).Status);
    }

    private static async Task<Page> RenameAsync(Visitor visitor, string name) => await visitor.SubmitAsync(
        (await visitor.GetAsync("/account")).Form("/account/name"), new Dictionary<string, string?> { ["DisplayName"] = name });
}
