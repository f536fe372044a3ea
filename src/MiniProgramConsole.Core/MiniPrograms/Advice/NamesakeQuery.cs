using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Advice;

internal sealed record NamesakeQuery(long UserId, DateTime Now, bool IsRequiredOfAll) : MembershipQuery(UserId, Now, IsRequiredOfAll)
{
    public required long MerchantId { get; init; }

    public required string LaunchTarget { get; init; }

    public required string FoldedName { get; init; }

    /// <summary>Not counted; null for a program that doesn't exist yet.</summary>
    public required string? MiniProgramId { get; init; }
}
