using System.Text.Json;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary><c>Name</c> identifies the field in forms, in the audit trail and in message keys.</summary>
public sealed record MiniProgramField(
    string Name, Func<MiniProgramDetails, string?> Get, Func<MiniProgramDetails, string?, MiniProgramDetails> With)
{
    public string JsonName { get; } = JsonNamingPolicy.CamelCase.ConvertName(Name);

    public bool IsModifiable { get; init; } = true;

    /// <summary>Expects a normalized value. Null if it is valid, or if its rule depends on an unknown launch target.</summary>
    public Func<LaunchTarget?, string?, Message?> Check { get; init; } = (_, _) => null;

    public Func<string?, string?> Normalize { get; init; } = value => value;

    public Func<string?, string?> Display { get; init; } = value => value;

    /// <summary>The rule from which the limit of drafts follows; null for fields that aren't typed.</summary>
    public Func<LaunchTarget, TextRule>? Length { get; init; }

    /// <summary>In UTF-16 units; null for fields that aren't typed.</summary>
    public Func<LaunchTarget, int>? ColumnLength { get; init; }
}
