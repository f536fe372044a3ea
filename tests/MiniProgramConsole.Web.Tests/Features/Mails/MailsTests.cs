using System.Net;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Mails;

public sealed class MailsTests
{
    [Theory, EachDatabase]
    public async Task Development_WithoutAMailServer_ShowsTheMailsAndSaysSo(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database, "Development");
        var (visitor, email) = (host.NewVisitor(), RegisterForm.NewEmail());
        var sent = await visitor.FollowAsync(await visitor.RegisterAsync(RegisterForm.Valid(email)));

        var link = sent.Document.QuerySelector(".flash-info a")!.GetAttribute("href")!;
        var page = await visitor.GetAsync(link);

        Assert.Contains("This console has no mail server, so emails are saved as files.", sent.Text, StringComparison.Ordinal);
        var mail = Assert
            .Single(page.Document.QuerySelectorAll(".mail"), mail => mail.TextContent.Contains(email, StringComparison.Ordinal));
        var confirm = new Uri(mail.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(confirm.PathAndQuery)).Location);
    }

    [Theory, EachDatabase]
    public async Task Page_OutsideDevelopment_IsNotFound(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var visitor = host.NewVisitor();
        var sent = await visitor.FollowAsync(await visitor.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail())));

        Assert.DoesNotContain("emails are saved as files", sent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/development/mails")).Status);
    }
}
