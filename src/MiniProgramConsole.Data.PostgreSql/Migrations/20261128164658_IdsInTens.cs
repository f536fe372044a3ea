using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class IdsInTens : Migration
    {
        // The model's sequences are those of the identity columns. They stay: nodes of the previous version insert through them.
        private static readonly string[] Tables = ["Logos", "MiniPrograms"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"""ALTER TABLE "{table}" ALTER COLUMN "Id" SET INCREMENT BY 10;""");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql($"""ALTER TABLE "{table}" ALTER COLUMN "Id" SET INCREMENT BY 1;""");
            }
        }
    }
}
