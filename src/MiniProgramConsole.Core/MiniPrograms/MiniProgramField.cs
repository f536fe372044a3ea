using System.Text.Json;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>One field of <see cref="MiniProgramDetails"/>.</summary>
/// <param name="Name">Its name, in forms, in the audit trail, and in the keys of messages.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">The details with another value in it.</param>
public sealed record MiniProgramField(
    string Name, Func<MiniProgramDetails, string?> Get, Func<MiniProgramDetails, string?, MiniProgramDetails> With)
{
    /// <summary>Its name in JSON that people download.</summary>
    public string JsonName { get; } = JsonNamingPolicy.CamelCase.ConvertName(Name);

    /// <summary>Whether it can be modified after the mini program was created.</summary>
    public bool IsModifiable { get; init; } = true;

    /// <summary>What is wrong with a normalised value; null where nothing is, or where no launch target is known whose rule would say it.</summary>
    public Func<LaunchTarget?, string?, Message?> Check { get; init; } = (_, _) => null;

    /// <summary>The value as it is checked, compared and stored.</summary>
    public Func<string?, string?> Normalize { get; init; } = value => value;

    /// <summary>The value as people read it.</summary>
    public Func<string?, string?> Display { get; init; } = value => value;

    /// <summary>How long its text may be, counted in which way, from which the bound of drafts follows; null where it is not typed.</summary>
    public Func<LaunchTarget, TextRule>? Length { get; init; }

    /// <summary>How many UTF-16 units an accepted text can have, from which its column follows; null where it is not typed.</summary>
    public Func<LaunchTarget, int>? ColumnLength { get; init; }
}
