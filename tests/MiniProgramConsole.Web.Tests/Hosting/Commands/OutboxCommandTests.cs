using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting.Commands;

public sealed class OutboxCommandTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Command_ListsAndRetries(Database kind)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var context = database.NewContext())
        {
            var now = new TestTime().Now;
            context.OutboxMails.AddRange(
                Row("failed@test.example", now, now),
                Row("waiting@test.example", now, null));
            await context.SaveChangesAsync(Cancelled);
        }

        var list = await ConsoleProcess.RunAsync(database, "outbox");
        var retry = await ConsoleProcess.RunAsync(database, "outbox", "--retry");
        var wrong = await ConsoleProcess.RunAsync(database, "outbox", "--again");
        var environment = smtp.Settings()
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        await using var process = await ConsoleProcess.StartAsync(database, environment);
        var received = new[] { (await smtp.ReceiveAsync()).To, (await smtp.ReceiveAsync()).To };

        Assert.Contains("failed@test.example  Subject  written", list.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 emails are unsent, 1 of them given up.\n", list.Output, StringComparison.Ordinal);
        Assert.Equal((0, "2 emails are due now. A running console sends them.\n"), retry);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Equal(["failed@test.example", "waiting@test.example"], received.Order());
    }

    private static OutboxMail Row(string recipient, DateTime now, DateTime? failed) => new()
    {
        Recipient = recipient,
        Name = "Lin",
        Language = "en",
        Subject = "Subject",
        Text = "Text",
        CreatedAt = now,
        FailedAt = failed,
        NextTryAt = failed is null ? now.AddHours(2) : null,
    };
}
