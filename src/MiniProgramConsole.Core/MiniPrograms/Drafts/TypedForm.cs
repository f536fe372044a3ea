using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary><c>Base</c> is what the form showed when it was opened. It is null, and <c>Version</c> empty, if the form creates.</summary>
public sealed record TypedForm(MiniProgramDetails Details, MiniProgramDetails? Base = null, Guid Version = default)
{
    // Leaves Chinese unescaped, which keeps the JSON short.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True if the page would show the same without the stored form.</summary>
    public bool SaysNothing => Base is null ? Details.IsEmpty() : !Differs(Base);

    public bool Differs(MiniProgramDetails present)
    {
        var (mine, theirs) = (Details.Normalize(), present.Normalize());
        // A form without a logo keeps the current one.
        return MiniProgramFieldList.Modifiable.Any(field => field.Get(mine) != field.Get(theirs)
            && !(field == MiniProgramFieldList.Logo && mine.Logo is null));
    }

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    public static TypedForm Read(string json) => JsonSerializer.Deserialize<TypedForm>(json, Options)!;
}
