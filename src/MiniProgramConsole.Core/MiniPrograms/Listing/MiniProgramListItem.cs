using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed record MiniProgramListItem
{
    public required string MiniProgramId { get; init; }

    public required MiniProgramDetails Details { get; init; }

    public required string NameSearch { get; init; }

    public required string Language { get; init; }

    public required MiniProgramStatus Status { get; init; }

    public required string CreatedBy { get; init => field = PersonName.Of(value); }

    public required DateTime CreatedAt { get; init; }

    public required string ModifiedBy { get; init => field = PersonName.Of(value); }

    public required DateTime ModifiedAt { get; init; }

    public required DateTime? DeletedAt { get; init; }

    public DateTime? GoneAt => DeletedAt + MiniProgram.RestorableFor;
}
