using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

internal static class RefusalReasonMapping
{
    private static readonly Dictionary<string, RefusalReason> ByMessage = new()
    {
        ["Confirm.WrongPassword"] = RefusalReason.Proof,
        ["Proof.Wrong"] = RefusalReason.Proof,
        ["SecondFactor.WrongCode"] = RefusalReason.SecondFactor,
        ["SecondFactor.WrongFirstCode"] = RefusalReason.SecondFactor,
        ["SecondFactor.WrongForm"] = RefusalReason.SecondFactor,
        ["Reset.WrongCode"] = RefusalReason.Reset,
        ["Invite.TooManyPending"] = RefusalReason.Throttle,
        ["Invite.TooManySent"] = RefusalReason.Throttle,
        ["Invite.TooManyToEmail"] = RefusalReason.Throttle,
        ["NetworkMails.Refused"] = RefusalReason.Throttle,
    };

    public static IReadOnlyCollection<string> Messages => ByMessage.Keys;

    public static RefusalReason Of(Outcome outcome) => outcome.NeedsNewKey ? RefusalReason.Key
        : outcome.Errors.Select(error => ByMessage.GetValueOrDefault(error.Message.Key))
            .FirstOrDefault(reason => reason != RefusalReason.Validation);
}
