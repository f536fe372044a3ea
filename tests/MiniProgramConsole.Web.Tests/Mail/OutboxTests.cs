using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Hosting.Mail;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Mail;

public sealed class OutboxTests
{
    private static readonly MailLetter Letter = new()
    {
        Subject = new Message("Mail.Confirm.Subject"),
        Before = [new Message("Mail.Confirm.Text", "a@b.example")],
        LinkText = new Message("Mail.Confirm.Link"),
        Link = new Uri("https://console.example/x?a=1&b=<2>"),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Mail_IsSentOnceWithBothPartsAndErased(Database database)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var host = await ConsoleHost.StartAsync(database, smtp);
        var id = await WriteAsync(host, "lin@test.example", "林 <b>薇</b>", "zh-Hans");

        await Worker(host).SendDueAsync(Cancelled);
        await Worker(host).SendDueAsync(Cancelled);

        var (to, user, message) = await smtp.ReceiveAsync();
        smtp.AssertNothingMore();
        Assert.Equal(("lin@test.example", (string?)null), (to, user));
        Assert.Equal("林 <b>薇</b>", Assert.Single(message.To.Mailboxes).Name);
        Assert.Equal("console@console.example", Assert.Single(message.From.Mailboxes).Address);
        Assert.Equal("确认小程序控制台账号的邮箱", message.Subject);
        Assert.Equal("zh-Hans", message.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Contains("林 <b>薇</b>，", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("林 &lt;b&gt;薇&lt;/b&gt;，", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://console.example/x?a=1&amp;b=%3C2%3E\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.All(message.BodyParts.OfType<TextPart>(), part => Assert.Equal("utf-8", part.ContentType.Charset));
        var row = await TriedAsync(host, id, 1);
        Assert.Equal((host.Time.Now, (DateTime?)null, 1), (row.SentAt, row.NextTryAt, row.Tries));
        Assert.Equal((null, null), (row.Text, row.Html));
    }

    [Theory, EachDatabase]
    public async Task Mail_OfATransactionThatWasRolledBack_IsNeverSent(Database database)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var host = await ConsoleHost.StartAsync(database, smtp);
        var transactions = host.Services.GetRequiredService<ConsoleTransactions>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => transactions.RunAsync<int>(
            async (db, cancelled) =>
            {
                db.OutboxMails.Add(Mail(host, "lin@test.example"));
                await db.SaveChangesAsync(cancelled);
                throw new InvalidOperationException("Back");
            },
            Cancelled));

        Assert.Equal(0, await Worker(host).SendDueAsync(Cancelled));
        smtp.AssertNothingMore();
    }

    [Theory, EachDatabase]
    public async Task ManyNodes_SendEachMailOnce(Database database)
    {
        const int Mails = 20;
        await using var smtp = await SmtpServer.StartAsync();
        var settings = smtp.Settings();
        settings["Mail:Concurrency"] = "4";
        await using var host = await ConsoleHost.StartWithAsync(database, settings);
        for (var number = 0; number < Mails; number++)
        {
            await WriteAsync(host, $"person{number}@test.example");
        }

        var nodes = Enumerable.Range(0, 4)
            .Select(_ => ActivatorUtilities.CreateInstance<MailWorker>(host.Services, host.Services.GetRequiredService<IMailTransport>()));
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.SendDueAsync(Cancelled), Cancelled)));
        // The host's own worker may still be sending the last mails.
        var receivers = new HashSet<string>();
        for (var number = 0; number < Mails; number++)
        {
            Assert.True(receivers.Add((await smtp.ReceiveAsync()).To));
        }

        smtp.AssertNothingMore();
    }

    [Theory, EachDatabase]
    public async Task Mail_RefusedByTheServer_IsRetriedWithGrowingPausesAndFailsAfterADay(Database database)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var host = await ConsoleHost.StartAsync(database, smtp);
        var id = await WriteAsync(host, "refused@test.example");
        var pauses = new List<TimeSpan>();

        await Worker(host).SendDueAsync(Cancelled);
        var failed = await TriedAsync(host, id, 1);
        while (failed.NextTryAt is { } next)
        {
            pauses.Add(next - host.Time.Now);
            host.Time.Advance(next - host.Time.Now);
            await Worker(host).SendDueAsync(Cancelled);
            failed = await TriedAsync(host, id, pauses.Count + 1);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240], pauses.Take(9).Select(pause => (int)pause.TotalMinutes));
        Assert.Equal((host.Time.Now, pauses.Count + 1), (failed.FailedAt, failed.Tries));
        Assert.True(
            failed.FailedAt - failed.CreatedAt >= TimeSpan.FromDays(1) && failed.FailedAt - failed.CreatedAt < TimeSpan.FromHours(29));
        Assert.Contains("No such mailbox", failed.LastError, StringComparison.Ordinal);
        Assert.Contains(host.Log.Errors, error => error.Contains($"Mail {id} was not sent", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Mail_WhoseNodeDied_IsTriedAgainWhenTheClaimExpires(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await WriteAsync(host, "lin@test.example");
        await using var scope = host.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxService>();

        Assert.NotNull(await outbox.ClaimAsync(MailUrgency.Other, Cancelled));
        Assert.Null(await outbox.ClaimAsync(MailUrgency.Other, Cancelled));
        host.Time.Advance(OutboxMail.Claim);

        Assert.Equal(1, (await outbox.ClaimAsync(MailUrgency.Other, Cancelled))?.Tries);
    }

    [Theory, EachDatabase]
    public async Task Server_ThatWantsAPassword_GetsIt(Database database)
    {
        await using var smtp = await SmtpServer.StartAsync();
        var settings = smtp.Settings();
        (settings["Smtp:User"], settings["Smtp:Password"]) = ("console", "secret");
        await using var host = await ConsoleHost.StartWithAsync(database, settings);
        await WriteAsync(host, "lin@test.example");

        await Worker(host).SendDueAsync(Cancelled);

        Assert.Equal("console", (await smtp.ReceiveAsync()).User);
    }

    [Theory, EachDatabase]
    public async Task Server_WithAnUntrustedCertificate_GetsNothing(Database database)
    {
        await using var smtp = await SmtpServer.StartAsync();
        var settings = smtp.Settings();
        settings["Smtp:Security"] = "StartTls";
        await using var host = await ConsoleHost.StartWithAsync(database, settings);
        await WriteAsync(host, "lin@test.example");

        Assert.Equal(0, await Worker(host).SendDueAsync(Cancelled));
        smtp.AssertNothingMore();
    }

    // The host's own worker may have taken the mail, and still be sending it.
    private static async Task<OutboxMail> TriedAsync(ConsoleHost host, long id, int tries)
    {
        await using var context = host.NewContext();
        return await Eventually.ReadAsync(
            () => context.OutboxMails.AsNoTracking().SingleAsync(mail => mail.Id == id, Cancelled),
            mail => mail.Tries == tries && mail.NextTryAt != host.Time.Now + OutboxMail.Claim);
    }

    private static MailWorker Worker(ConsoleHost host) => host.Services.GetRequiredService<MailWorker>();

    private static OutboxMail Mail(ConsoleHost host, string recipient, string name = "Lin Wei", string language = "en") =>
        host.Services.GetRequiredService<MailWriter>()
            .Write(new MailReceiver(recipient, name, CultureInfo.GetCultureInfo(language)), Letter, host.Time.Now);

    private static async Task<long> WriteAsync(ConsoleHost host, string recipient, string name = "Lin Wei", string language = "en")
    {
        await using var context = host.NewContext();
        var mail = Mail(host, recipient, name, language);
        context.OutboxMails.Add(mail);
        await context.SaveChangesAsync(Cancelled);
        return mail.Id;
    }
}
