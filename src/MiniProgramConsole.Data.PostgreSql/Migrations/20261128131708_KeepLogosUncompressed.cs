using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class KeepLogosUncompressed : Migration
    {
        // PNG and JPEG files don't become smaller, and to try takes longer than to store them.
        private static readonly string[] Tables = ["Logos", "StagedLogos"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"""ALTER TABLE "{table}" ALTER COLUMN "Content" SET STORAGE EXTERNAL;""");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"""ALTER TABLE "{table}" ALTER COLUMN "Content" SET STORAGE EXTENDED;""");
            }
        }
    }
}
