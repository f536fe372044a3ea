using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms.Closing;

/// <summary>The mini programs that keep a workspace from being closed.</summary>
/// <param name="There">How many it has.</param>
/// <param name="Restorable">How many more are deleted and can still be restored.</param>
/// <param name="LastDeletedAt">When the last of those was deleted, UTC; null where there is none.</param>
internal sealed record WorkspacePrograms(int There, int Restorable, DateTime? LastDeletedAt)
{
    /// <summary>Why a workspace with these can't be closed; null where there are none.</summary>
    public Message? WhyNotClosed => (There, Restorable) switch
    {
        (0, 0) => null,
        (_, 0) => new Message("Close.HasPrograms", Counted(There)),
        (0, _) => new Message("Close.HasDeleted", Counted(Restorable), Until),
        _ => new Message("Close.HasBoth", Counted(There + Restorable), Restorable, Until),
    };

    private string Until => MomentText.Of(LastDeletedAt!.Value + MiniProgram.RestorableFor);

    private static Message Counted(int count) => count == 1 ? new Message("Close.Programs.One") : new Message("Close.Programs.Many", count);
}
