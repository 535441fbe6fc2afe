using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerSense.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChosenModels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Models",
                table: "Runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Models",
                table: "Projects",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Models",
                table: "Jobs",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Models",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Models",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Models",
                table: "Jobs");
        }
    }
}
