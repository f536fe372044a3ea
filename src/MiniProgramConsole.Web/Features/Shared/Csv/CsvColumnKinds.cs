using System.Globalization;

namespace MiniProgramConsole.Web.Features.Shared.Csv;

/// <summary>Columns of kinds that spreadsheets have ideas of their own about.</summary>
internal static class CsvColumnKinds
{
    /// <summary>Moments, UTC, in a form that sorts.</summary>
    public static CsvColumn<T> OfMoments<T>(string heading, Func<T, DateTime?> moment) =>
        new(heading, row => moment(row)?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>Long numbers that are names: a spreadsheet would round them, but for the apostrophe.</summary>
    public static CsvColumn<T> OfIds<T>(string heading, Func<T, string?> id) =>
        new(heading, row => id(row) is { } value ? $"'{value}" : null);
}
