using System.CommandLine;
using System.Globalization;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class OutboxCommand : DatabaseCommand
{
    private readonly Option<bool> retry = new("--retry") { Description = "Retry them immediately instead." };

    public OutboxCommand() : base("outbox", "List unsent emails.") => Add(retry);

    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var outbox = services.GetRequiredService<OutboxService>();
        if (line.GetValue(retry))
        {
            Console.WriteLine($"{await outbox.RetryAsync(cancellationToken)} emails are due now. A running console sends them.");
            return null;
        }

        var mails = await outbox.ListUnsentAsync(cancellationToken);
        foreach (var mail in mails)
        {
            Console.WriteLine(Line(mail));
        }

        Console.WriteLine($"{mails.Count} emails are unsent, {mails.Count(mail => mail.FailedAt is not null)} of them given up.");
        return null;
    }

    private static string Line(OutboxMail mail)
    {
        var state = mail.FailedAt is { } failed ? $"given up {Moment(failed)}" : $"next try {Moment(mail.NextTryAt!.Value)}";
        return $"{mail.Id}  {mail.Recipient}  {mail.Subject}  written {Moment(mail.CreatedAt)}, tries {mail.Tries}, {state}"
            + (mail.LastError is null ? "" : $": {mail.LastError.ReplaceLineEndings(" ")}");
    }

    private static string Moment(DateTime moment) => moment.ToString("u", CultureInfo.InvariantCulture);
}
