using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>
/// The bytes of an entry that are sealed: version 1, then each field in a fixed order as its length in UTF-8 bytes, a colon, the value
/// and a line feed; a null is a hyphen and a line feed. It is the same whichever database the entry comes from.
/// </summary>
internal static class AuditCanonicalForm
{
    private const string Version = "mini-program-console-audit-1\n";

    public static byte[] Of(AuditEntry entry, long number) => Encode(
        entry.PreviousHash, entry.Stream, Text(number), Text(entry.At), Text(entry.ActorId), entry.ActorName,
        entry.Address, entry.Action, entry.WorkspaceId is { } workspace ? Text(workspace) : null, entry.SubjectKind, entry.SubjectId,
        entry.SubjectName, entry.Before, entry.After, entry.KeyId);

    public static byte[] OfHead(string stream, long number, string hash) => Encode("head", stream, Text(number), hash);

    private static byte[] Encode(params string?[] fields)
    {
        var form = new StringBuilder(Version);
        foreach (var field in fields)
        {
            _ = field is null
                ? form.Append('-')
                : form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:").Append(field);
            form.Append('\n');
        }

        return Encoding.UTF8.GetBytes(form.ToString());
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
