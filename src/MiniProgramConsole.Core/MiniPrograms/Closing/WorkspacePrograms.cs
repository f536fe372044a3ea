using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms.Closing;

/// <summary><c>There</c> excludes deleted programs. <c>Restorable</c> counts those that can still be restored.</summary>
internal sealed record WorkspacePrograms(int There, int Restorable, DateTime? LastDeletedAt)
{
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
