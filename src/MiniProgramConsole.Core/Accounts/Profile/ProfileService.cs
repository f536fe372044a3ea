using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Profile;

public sealed class ProfileService(CommandRunner runner)
{
    public const string NameField = nameof(ApplicationUser.DisplayName);

    public async Task<Outcome> RenameAsync(Sender sender, string? name, Guid token, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.NameRule.Check(name);
        var refusal = TextMessages.Of(NameField, ApplicationUser.NameRule, check);
        if (refusal is not null && check.Verdict != TextVerdict.Link)
        {
            return Outcome.Refused(NameField, refusal);
        }

        var command = OwnAccountCommands.Of(sender, token, new { Rename = check.Text }) with
        {
            Stands = async (context, _) => (await context.LoadSenderAsync()).DisplayName == check.Text,
        };
        return await runner.RunAsync(command, context => RenameAsync(context, check.Text, refusal), cancellationToken);
    }

    public Task<Outcome> SpeakAsync(Sender sender, string language, Guid token, CancellationToken cancellationToken)
    {
        var command = OwnAccountCommands.Of(sender, token, new { Language = language }) with
        {
            Stands = async (context, _) => (await context.LoadSenderAsync()).Language == language,
        };
        return runner.RunAsync(command, context => SpeakAsync(context, language), cancellationToken);
    }

    private static async Task<Outcome> RenameAsync(CommandContext context, string name, Message? link)
    {
        var user = await context.LoadSenderAsync();
        if (user.DisplayName == name)
        {
            return Outcome.Unchanged;
        }

        if (link is not null)
        {
            return Outcome.Refused(NameField, link);
        }

        user.DisplayName = name;
        var by = context.By with { Name = name };
        return Outcome.Done(AccountEvent.Of(by, AuditAction.NameChanged, context.Now, browser: null), OwnAccountCommands.IdOf(by), name);
    }

    private static async Task<Outcome> SpeakAsync(CommandContext context, string language)
    {
        var user = await context.LoadSenderAsync();
        if (user.Language == language)
        {
            return Outcome.Unchanged;
        }

        user.Language = language;
        return context.Done();
    }
}
