using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Mail;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Mail;

/// <summary>Which mails go first, and that a slow one doesn't hold up the others.</summary>
public sealed class MailOrderTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Mails_Pending_AreSentByUrgencyThenByDueTime(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await WriteAsync(host, (MailUrgency.Other, "other1"), (MailUrgency.SecurityNotice, "notice1"), (MailUrgency.Code, "code1"));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(host, (MailUrgency.Code, "code2"), (MailUrgency.Other, "other2"), (MailUrgency.SecurityNotice, "notice2"));
        var transport = new SlowTransport((_, _) => Task.CompletedTask);

        Assert.Equal(6, await Worker(host, transport, places: 1).SendDueAsync(Cancelled));

        Assert.Equal(["code1", "code2", "notice1", "notice2", "other1", "other2"], transport.Taken.Select(mail => mail.Subject));
        Assert.Equal(1, transport.Most);
    }

    [Theory, EachDatabase]
    public async Task MailKinds_HaveTheExpectedUrgency(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);

        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(person.Email));
        await host.NewVisitor().ForgetAsync(person.Email);
        await visitor.AskForEmailAsync(RegisterForm.NewEmail());
        await visitor.ChangePasswordAsync(OwnAccount.NewPassword);

        await using var context = host.NewContext();
        Assert.Equal(
            [
                (MailUrgency.Other, "Confirm your email for Mini Program Console"),
                (MailUrgency.Other, "You already have an account on Mini Program Console"),
                (MailUrgency.Code, "Your code to set a new password"),
                (MailUrgency.Other, "Confirm your new email for Mini Program Console"),
                (MailUrgency.SecurityNotice, "Someone asked to change your email"),
                (MailUrgency.SecurityNotice, "Your password was changed"),
            ],
            (await context.OutboxMails.OrderBy(mail => mail.Id).ToListAsync(Cancelled)).Select(mail => (mail.Urgency, mail.Subject)));
    }

    [Theory, EachDatabase]
    public async Task Code_WhileAllOthersAreStuck_IsSent(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await WriteAsync(host, [.. Enumerable.Range(0, 10).Select(_ => (MailUrgency.Other, "stuck"))]);
        using var stuck = new CancellationTokenSource();
        var transport = new SlowTransport((mail, stopping) => mail.Urgency == MailUrgency.Code
            ? Task.CompletedTask
            : Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(stuck.Token, stopping).Token));
        using var worker = Worker(host, transport, places: 4);
        await worker.StartAsync(Cancelled);
        await UntilAsync(() => transport.Begun.Count == 3);

        await WriteAsync(host, (MailUrgency.SecurityNotice, "notice"), (MailUrgency.Code, "code"));
        await UntilAsync(() => transport.Taken.Count == 1);
        var begun = transport.Begun.Count;
        await worker.StopAsync(Cancelled);

        Assert.Equal("code", Assert.Single(transport.Taken).Subject);
        Assert.Equal(4, begun);
    }

    [Theory, EachDatabase]
    public async Task Mail_ThatFails_DoesNotHoldUpOthers(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await WriteAsync(host, (MailUrgency.Code, "poisoned"), (MailUrgency.Code, "code"), (MailUrgency.Other, "other"));
        var transport = new SlowTransport((mail, _) => mail.Subject == "poisoned" ? throw new FormatException("No.") : Task.CompletedTask);

        Assert.Equal(2, await Worker(host, transport, places: 2).SendDueAsync(Cancelled));

        await using var context = host.NewContext();
        var failed = await context.OutboxMails.SingleAsync(mail => mail.SentAt == null, Cancelled);
        Assert.Equal(("poisoned", "No.", host.Time.Now.AddMinutes(1)), (failed.Subject, failed.LastError, failed.NextTryAt));
    }

    [Theory, EachDatabase]
    public async Task ThousandRegistrations_DelayACodeByOnlySeconds(Database database)
    {
        const int Mails = 1_000;
        var each = TimeSpan.FromMilliseconds(200);
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        await WriteAsync(host, [.. Enumerable.Range(0, Mails).Select(_ => (MailUrgency.Other, "registration"))]);
        var transport = new SlowTransport((_, stopping) => Task.Delay(each, stopping));
        using var worker = Worker(host, transport, places: 4);
        await worker.StartAsync(Cancelled);
        await UntilAsync(() => transport.Taken.Count >= 10);

        var watch = Stopwatch.StartNew();
        await host.NewVisitor().ForgetAsync(person.Email);
        await UntilAsync(() => transport.Taken.Any(mail => mail.Urgency == MailUrgency.Code));
        watch.Stop();
        await worker.StopAsync(Cancelled);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: the code was out after {watch.Elapsed.TotalSeconds:0.0} s; {transport.Taken.Count} of {Mails} others before it.");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.True(transport.Taken.Count < Mails / 4, $"{transport.Taken.Count}");
        Assert.Equal(4, transport.Most);
    }

    [Theory, EachDatabase]
    public async Task Code_ReplacedWhileWaiting_IsNotSent(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var (person, other) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        await host.NewVisitor().ForgetAsync(other.Email);
        await host.NewVisitor().ForgetAsync(person.Email);
        await using var context = host.NewContext();
        var first = await context.OutboxMails.AsNoTracking().SingleAsync(mail => mail.Recipient == person.Email, Cancelled);

        await host.NewVisitor().ForgetAsync(person.Email);

        var left = await context.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync(Cancelled);
        Assert.Equal([other.Email, person.Email], left.Select(mail => mail.Recipient));
        Assert.NotEqual(first.Id, left[1].Id);
    }

    private static MailWorker Worker(ConsoleHost host, IMailTransport transport, int places) =>
        ActivatorUtilities.CreateInstance<MailWorker>(host.Services, transport, new MailConcurrency(places));

    private static async Task WriteAsync(ConsoleHost host, params (MailUrgency Urgency, string Subject)[] mails)
    {
        await using var context = host.NewContext();
        context.OutboxMails.AddRange(mails.Select((mail, number) => new OutboxMail
        {
            Recipient = string.Create(CultureInfo.InvariantCulture, $"person{number}@test.example"),
            Name = "",
            Language = "en",
            Urgency = mail.Urgency,
            Subject = mail.Subject,
            Text = "Text",
            CreatedAt = host.Time.Now,
            NextTryAt = host.Time.Now,
        }));
        await context.SaveChangesAsync(Cancelled);
    }

    private static async Task UntilAsync(Func<bool> isSo) => await Eventually.ReadAsync(() => Task.FromResult(isSo()), so => so);
}
