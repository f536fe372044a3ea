using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>The sealed bytes, the same on every database. Changing this format would invalidate existing seals.</summary>
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
