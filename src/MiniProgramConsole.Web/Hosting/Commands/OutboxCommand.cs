using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class OutboxCommand
{
    public const string Name = "outbox";
    private const string Retry = "--retry";

    public static async Task<string?> RunAsync(WebApplication app, string[] args)
    {
        if (args is not ([_] or [_, Retry]))
        {
            return $"Say '{Name}' to list what is not sent, or '{Name} {Retry}' to have it tried at once.";
        }

        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxService>();
        var cancellationToken = app.Lifetime.ApplicationStopping;
        if (args.Length > 1)
        {
            Console.WriteLine($"{await outbox.RetryAsync(cancellationToken)} mails are due now; a running console sends them.");
            return null;
        }

        var mails = await outbox.ListUnsentAsync(cancellationToken);
        foreach (var mail in mails)
        {
            Console.WriteLine(Line(mail));
        }

        Console.WriteLine($"{mails.Count} mails are not sent, {mails.Count(mail => mail.FailedAt is not null)} of them given up.");
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
