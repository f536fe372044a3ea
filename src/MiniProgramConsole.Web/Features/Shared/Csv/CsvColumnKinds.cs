using System.Globalization;

namespace MiniProgramConsole.Web.Features.Shared.Csv;

internal static class CsvColumnKinds
{
    public static CsvColumn<T> OfMoments<T>(string heading, Func<T, DateTime?> moment) =>
        new(heading, row => moment(row)?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>The apostrophe keeps spreadsheets from rounding long IDs.</summary>
    public static CsvColumn<T> OfIds<T>(string heading, Func<T, string?> id) =>
        new(heading, row => id(row) is { } value ? $"'{value}" : null);
}
