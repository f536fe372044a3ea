using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Csv;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

internal static class ListExport
{
    public static IActionResult Csv(string workspace, IAsyncEnumerable<MiniProgramListItem> programs, IStringLocalizer<Texts> texts)
    {
        return new CsvResult<MiniProgramListItem>($"mini-programs-{workspace}.csv",
        [
            CsvColumnKinds.OfIds<MiniProgramListItem>(texts["MiniPrograms.Id"], program => program.MiniProgramId),
            .. MiniProgramFieldList.ModifiableText.TakeWhile(field => field != MiniProgramFieldList.Industry).Select(Column),
            Column(MiniProgramFieldList.LaunchTarget),
            new(texts["Field.Language"], program => program.Language),
            .. MiniProgramFieldList.ModifiableText.SkipWhile(field => field != MiniProgramFieldList.Industry).Select(Column),
            new(
                texts["MiniPrograms.Status"],
                program => program.DeletedAt is null ? texts[$"Status.{program.Status}"].Value : texts["Status.Deleted"].Value),
            new(texts["Detail.CreatedBy"], program => program.CreatedBy),
            CsvColumnKinds.OfMoments<MiniProgramListItem>(texts["Export.CreatedAt"], program => program.CreatedAt),
            new(texts["Detail.ModifiedBy"], program => program.ModifiedBy),
            CsvColumnKinds.OfMoments<MiniProgramListItem>(texts["Export.ModifiedAt"], program => program.ModifiedAt),
            CsvColumnKinds.OfMoments<MiniProgramListItem>(texts["Export.DeletedAt"], program => program.DeletedAt),
        ], programs);

        CsvColumn<MiniProgramListItem> Column(MiniProgramField field) =>
            new(texts[$"Field.{field.Name}"], program => field.Display(field.Get(program.Details)));
    }

    public static async IAsyncEnumerable<object> Json(IAsyncEnumerable<MiniProgramListItem> programs)
    {
        await foreach (var program in programs)
        {
            var row = new OrderedDictionary<string, string?> { ["miniProgramId"] = program.MiniProgramId };
            foreach (var field in MiniProgramFieldList.All)
            {
                row.Add(field.JsonName, field.Get(program.Details));
            }

            row.Add("language", program.Language);
            row.Add("status", ListForm.InDevelopment);
            row.Add("createdBy", program.CreatedBy);
            row.Add("createdAt", Text(program.CreatedAt));
            row.Add("modifiedBy", program.ModifiedBy);
            row.Add("modifiedAt", Text(program.ModifiedAt));
            row.Add("deletedAt", program.DeletedAt is { } deleted ? Text(deleted) : null);
            yield return row;
        }
    }

    private static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
