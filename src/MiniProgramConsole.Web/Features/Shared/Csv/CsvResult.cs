using System.Globalization;
using System.Net.Mime;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MiniProgramConsole.Web.Features.Shared.Csv;

/// <summary>UTF-8 with a byte order mark, for spreadsheets. No cell can be taken for a formula.</summary>
public sealed class CsvResult<T>(string fileName, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) : IActionResult
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        ShouldQuote = _ => true,
    };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = new ContentDisposition { FileName = fileName }.ToString();
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Format);
        await WriteAsync(csv, columns.Select(column => column.Heading));
        await foreach (var row in rows.WithCancellation(context.HttpContext.RequestAborted))
        {
            await WriteAsync(csv, columns.Select(column => column.Value(row)));
        }
    }

    private static Task WriteAsync(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(CsvText.Guard(cell ?? ""));
        }

        return csv.NextRecordAsync();
    }
}
