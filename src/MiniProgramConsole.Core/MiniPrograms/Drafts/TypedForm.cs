using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>What a form that creates or modifies a mini program says, as typed.</summary>
/// <param name="Details">What its fields hold.</param>
/// <param name="Base">What they held when it was opened; null where it creates.</param>
/// <param name="Version">The concurrency token of what it showed; empty where it creates.</param>
public sealed record TypedForm(MiniProgramDetails Details, MiniProgramDetails? Base = null, Guid Version = default)
{
    // Chinese stays as short as it was typed.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether it holds nothing that its page would not show anyway.</summary>
    public bool SaysNothing => Base is null ? Details.IsEmpty() : !Differs(Base);

    /// <summary>Whether saving it would change a mini program.</summary>
    /// <param name="present">What is said of the mini program.</param>
    public bool Differs(MiniProgramDetails present)
    {
        var (mine, theirs) = (Details.Normalize(), present.Normalize());
        // A form without a logo keeps the one that there is.
        return MiniProgramFieldList.Modifiable.Any(field => field.Get(mine) != field.Get(theirs)
            && !(field == MiniProgramFieldList.Logo && mine.Logo is null));
    }

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what <see cref="UnfinishedForm.Content"/> holds.</summary>
    /// <param name="json">The content.</param>
    public static TypedForm Read(string json) => JsonSerializer.Deserialize<TypedForm>(json, Options)!;
}
